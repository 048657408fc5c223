// The three languages. Messages are ICU texts under flat keys; only the language in use is loaded, and the sentences for
// refusals once one is to be told.
import i18next from "i18next";
import { IntlMessageFormat } from "intl-messageformat";
import { initReactI18next } from "react-i18next";
import { locale } from "../shared/format";

export type Language = "en" | "zh-Hant" | "zh-Hans";
export const languages: { code: Language; name: string; short: string }[] = [
  { code: "en", name: "English", short: "English" },
  { code: "zh-Hant", name: "繁體中文", short: "繁" },
  { code: "zh-Hans", name: "简体中文", short: "简" },
];
const locales: Record<Language, string> = { en: "en-GB", "zh-Hant": "zh-HK", "zh-Hans": "zh-CN" };
type Loaders = Record<Language, () => Promise<{ default: Record<string, string> }>>;
const loaders: Loaders = {
  en: () => import("./en.json"),
  "zh-Hant": () => import("./zh-Hant.json"),
  "zh-Hans": () => import("./zh-Hans.json"),
};
const reasonLoaders: Loaders = {
  en: () => import("./en.reasons.json"),
  "zh-Hant": () => import("./zh-Hant.reasons.json"),
  "zh-Hans": () => import("./zh-Hans.reasons.json"),
};

const made = new Map<string, IntlMessageFormat>();
function written(text: string, values: Record<string, unknown>, language: string): string {
  if (!text.includes("{")) return text;
  const key = `${language}\n${text}`;
  let message = made.get(key);
  if (!message)
    made.set(
      key,
      (message = new IntlMessageFormat(text, locales[language as Language] ?? "en-GB")),
    );
  try {
    return message.format(values as Record<string, string>) as string;
  } catch {
    return text; // a value that is not there yet must not break a page
  }
}

/** The nearest of ours to what a browser or a person's record names. */
export function nearest(tag: string | null | undefined): Language {
  if (!tag?.toLowerCase().startsWith("zh")) return "en";
  return /hans|cn|sg/i.test(tag) ? "zh-Hans" : "zh-Hant";
}

/** The sentences for refusals; without a line the server's own have to do. */
export async function reasonsKnown(): Promise<void> {
  const language = i18next.language as Language;
  const reasons = await reasonLoaders[language]().catch(() => undefined);
  if (reasons) i18next.addResourceBundle(language, "translation", reasons.default, false, true);
}

export async function speak(language: Language): Promise<void> {
  const messages = (await loaders[language]()).default;
  locale.language = locales[language];
  locale.translated = undefined;
  if (language !== "en") {
    const { translated } = await import("./sentences");
    locale.translated = (text) => translated(text, language);
  }
  if (!i18next.isInitialized)
    await i18next
      .use({
        type: "i18nFormat",
        name: "icu",
        init: () => undefined,
        addLookupKeys: (keys: string[]) => keys,
        parse: (text: string, options: Record<string, unknown>, lng: string) =>
          written(text, options, lng),
      })
      .use(initReactI18next)
      .init({
        lng: language,
        resources: { [language]: { translation: messages } },
        keySeparator: false,
        nsSeparator: false,
        fallbackLng: false,
        interpolation: { escapeValue: false },
      });
  i18next.addResourceBundle(language, "translation", messages, false, true);
  locale.named = (rule) => {
    const key = `rule.${rule}`;
    return i18next.exists(key) ? i18next.t(key) : undefined;
  };
  await i18next.changeLanguage(language);
  if (language !== "en") await reasonsKnown(); // In English what the server says of a record is read as it is.
  document.documentElement.lang = language;
}
