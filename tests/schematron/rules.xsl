<?xml version="1.0" encoding="UTF-8"?>
<!-- Makes of a Schematron schema (ISO/IEC 19757-3, bound to XSLT 2) a stylesheet that writes a line for every rule that
     a document breaks: flag, identifier, words. What the schema includes is included; code lists that its publisher
     generates elsewhere are not here. -->
<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:o="urn:made"
  xmlns:s="http://purl.oclc.org/dsdl/schematron" xmlns:xi="http://www.w3.org/2001/XInclude"
  exclude-result-prefixes="s xi">
  <xsl:namespace-alias stylesheet-prefix="o" result-prefix="xsl"/>

  <xsl:template match="/s:schema">
    <xsl:variable name="patterns"
      select="s:pattern, s:include[not(contains(@href, 'generated'))]/document(@href, .)//s:pattern"/>
    <o:stylesheet version="2.0">
      <xsl:for-each select="s:ns">
        <xsl:namespace name="{@prefix}" select="string(@uri)"/>
      </xsl:for-each>
      <o:output method="text"/>
      <xsl:copy-of select="xsl:*, xi:include/document(@href, .)/*"/>
      <xsl:for-each-group select="s:let, $patterns/s:let" group-by="@name">
        <o:variable name="{@name}" select="{@value}"/>
      </xsl:for-each-group>
      <o:template match="/">
        <xsl:for-each select="$patterns">
          <o:apply-templates select="*" mode="p{position()}"/>
        </xsl:for-each>
        <o:text>checked&#10;</o:text>
      </o:template>
      <xsl:for-each select="$patterns">
        <xsl:variable name="mode" select="concat('p', position())"/>
        <xsl:apply-templates select="s:rule">
          <xsl:with-param name="mode" select="$mode"/>
        </xsl:apply-templates>
        <o:template match="@*|node()" mode="{$mode}" priority="-1">
          <o:apply-templates select="@*|node()" mode="{$mode}"/>
        </o:template>
      </xsl:for-each>
    </o:stylesheet>
  </xsl:template>

  <!-- Of the rules of a pattern the first whose context a node matches counts. -->
  <xsl:template match="s:rule">
    <xsl:param name="mode"/>
    <o:template match="{@context}" mode="{$mode}" priority="{1000 - count(preceding-sibling::s:rule)}">
      <xsl:for-each select="s:let">
        <o:variable name="{@name}" select="{@value}"/>
      </xsl:for-each>
      <xsl:for-each select="s:assert">
        <o:if test="not({@test})">
          <o:text><xsl:value-of select="@flag, @id, normalize-space(.)"/><xsl:text>&#10;</xsl:text></o:text>
        </o:if>
      </xsl:for-each>
      <o:apply-templates select="@*|node()" mode="{$mode}"/>
    </o:template>
  </xsl:template>
</xsl:stylesheet>
