#include "db/migration_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace supercargo::db {
namespace {

enum class Kind : std::uint8_t { comment, quoted, word, other };

struct Piece {
  Kind kind;
  std::string_view text;
};

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::size_t end_of_quoted(std::string_view text) {
  // A doubled quote ends one piece and begins the next, which comes to the same.
  const auto end = text.find(text.front(), 1);
  if (end == std::string_view::npos) throw Fault("a migration leaves a quote open");
  return end + 1;
}

Piece first_piece(std::string_view text) {
  const char first = text.front();
  std::size_t end = 1;
  Kind kind = Kind::other;
  if (text.starts_with("--")) {
    kind = Kind::comment;
    end = std::min(text.find('\n'), text.size());
  } else if (first == '\'' || first == '"') {
    kind = Kind::quoted;
    end = end_of_quoted(text);
  } else if (is_word_character(first)) {
    kind = Kind::word;
    while (end < text.size() && is_word_character(text[end])) ++end;
  }
  return {kind, text.substr(0, end)};
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  while (!text.empty()) {
    pieces.push_back(first_piece(text));
    text.remove_prefix(pieces.back().text.size());
  }
  return pieces;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(blank) - first + 1)};
}

std::vector<std::string> words_of(std::string_view line) {
  std::istringstream in{std::string{line}};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// The words of a statement, quoted names and punctuation left out.
std::vector<std::string_view> plain_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (const Piece& piece : pieces_of(text)) {
    if (piece.kind == Kind::word) words.push_back(piece.text);
  }
  return words;
}

bool creates_table(const std::vector<std::string_view>& words) {
  return words.size() > 2 && words[0] == "CREATE" && words[1] == "TABLE";
}

std::optional<Keeping> keeping_named(std::string_view word) {
  if (word == "recorded") return Keeping::recorded;
  if (word == "working") return Keeping::working;
  if (word == "appended") return Keeping::appended;
  return std::nullopt;
}

// tenant|global recorded|working|appended [clustered]
bool reads_as_declaration(std::string_view line, DeclaredTable& table) {
  const auto words = words_of(line);
  if (words.size() < 2 || words.size() > 3) return false;
  const auto keeping = keeping_named(words[1]);
  if ((words[0] != "tenant" && words[0] != "global") || !keeping) return false;
  if (words.size() == 3 && words[2] != "clustered") return false;
  table.scope = words[0] == "tenant" ? TableScope::tenant : TableScope::global;
  table.keeping = *keeping;
  table.clustered = words.size() == 3;
  return true;
}

struct TypeName {
  std::string_view here;
  std::string_view sqlite;
  std::string_view postgres;
};
constexpr std::array<TypeName, 3> type_names{{{"BIGINT", "INTEGER", "BIGINT"},
                                              {"BYTES", "BLOB", "BYTEA"},
                                              {"BOOLEAN", "INTEGER", "BOOLEAN"}}};

std::string_view type_for(Engine engine, std::string_view word) {
  for (const TypeName& type : type_names) {
    if (type.here == word) return engine == Engine::sqlite ? type.sqlite : type.postgres;
  }
  return word;
}

}  // namespace

std::vector<MigrationStatement> split_statements(std::string_view text) {
  std::vector<MigrationStatement> statements;
  MigrationStatement next;
  const auto end_statement = [&] {
    next.text = trimmed(next.text);
    if (!next.text.empty() || !next.comments.empty()) statements.push_back(std::move(next));
    next = {};
  };
  for (const Piece& piece : pieces_of(text)) {
    if (piece.kind == Kind::comment) {
      if (trimmed(next.text).empty()) next.comments.push_back(trimmed(piece.text.substr(2)));
    } else if (piece.text == ";") {
      end_statement();
    } else {
      next.text += piece.text;
    }
  }
  end_statement();
  return statements;
}

std::optional<DeclaredTable> table_created_by(const MigrationStatement& statement) {
  const auto words = plain_words(statement.text);
  if (!creates_table(words)) return std::nullopt;
  DeclaredTable table{.name = std::string{words[2]}};
  for (const std::string& comment : statement.comments) {
    if (reads_as_declaration(comment, table)) return table;
  }
  throw Fault("table " + table.name +
              " is not declared: -- tenant|global recorded|working|appended");
}

std::vector<std::string> searches_asked_by(const MigrationStatement& statement) {
  std::vector<std::string> tables;
  for (const std::string& comment : statement.comments) {
    const auto words = words_of(comment);
    if (words.size() == 2 && words[0] == "search") tables.push_back(words[1]);
  }
  return tables;
}

std::vector<std::string> searches_renewed_by(const MigrationStatement& statement) {
  std::vector<std::string> tables;
  for (const std::string& comment : statement.comments) {
    const auto words = words_of(comment);
    if (words.size() == 3 && words[0] == "search" && words[2] == "again")
      tables.push_back(words[1]);
  }
  return tables;
}

bool is_for_each_tenant(const MigrationStatement& statement) {
  const auto& comments = statement.comments;
  return std::find(comments.begin(), comments.end(), "each tenant") != comments.end();
}

std::string text_for(Engine engine, const MigrationStatement& statement) {
  const auto words = plain_words(statement.text);
  const bool alters = words.size() > 1 && words[0] == "ALTER" && words[1] == "TABLE";
  const auto created = table_created_by(statement);
  if (!created && !alters) return statement.text;
  std::string text;
  for (const Piece& piece : pieces_of(statement.text)) {
    text += piece.kind == Kind::word ? type_for(engine, piece.text) : piece.text;
  }
  if (!created || engine != Engine::sqlite) return text;
  return text + (created->clustered ? " STRICT, WITHOUT ROWID" : " STRICT");
}

}  // namespace supercargo::db
