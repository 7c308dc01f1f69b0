package dev.claimport.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A language that Claimport speaks. Its texts are in the folder of its tag, beside the English ones, which stand in where one is missing. */
public enum Language {
    ENGLISH("en", "English"),
    GERMAN("de", "Deutsch"),
    FRENCH("fr", "Français"),
    SPANISH("es", "Español"),
    PORTUGUESE("pt-BR", "Português (Brasil)"),
    POLISH("pl", "Polski"),
    VIETNAMESE("vi", "Tiếng Việt"),
    JAPANESE("ja", "日本語"),
    CHINESE("zh-Hans", "简体中文");

    /** As a setting: the language of the system. */
    public static final String OF_SYSTEM = "system";

    /** Where Chinese is written in traditional characters, unless a locale says otherwise. */
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private final String tag;
    private final String ownName;
    private final Locale locale;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = Locale.forLanguageTag(tag);
    }

    /** By BCP 47: {@code pt-BR}. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** Two characters that it cannot do without, where only fonts for it have them, and not every computer has those; empty for the others. */
    public String rareCharacters() {
        return switch (this) {
            case JAPANESE, CHINESE -> ownName.substring(0, 2);
            default -> "";
        };
    }

    /** @param tag in any case */
    public static Optional<Language> tagged(String tag) {
        for (Language language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** What is spoken to whoever has this locale: of each language one variety is there, so that Portuguese of anywhere reads that of Brazil; empty means English. */
    public static Optional<Language> of(Locale locale) {
        for (Language language : values()) {
            if (language.locale.getLanguage().equals(locale.getLanguage()) && language.isWrittenAs(locale)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** Who reads one of the two scripts of Chinese does not always read the other. */
    private boolean isWrittenAs(Locale locale) {
        return this != CHINESE || (locale.getScript().isEmpty() ? !TRADITIONAL.contains(locale.getCountry()) : this.locale.getScript().equals(locale.getScript()));
    }

    /** Without a region. */
    public Locale locale() {
        return locale;
    }

    /** What the setting may have: the system's, then every language. */
    public static List<String> choices() {
        List<String> choices = new ArrayList<>(List.of(OF_SYSTEM));
        for (Language language : values()) {
            choices.add(language.tag);
        }
        return List.copyOf(choices);
    }

    /**
     * The locale to speak in.
     *
     * @param chosen one of {@link #choices}
     * @param system that of this computer; it stays where it is of the chosen language, for its region says how numbers and days are written
     */
    public static Locale locale(String chosen, Locale system) {
        Optional<Language> language = tagged(chosen);
        return language.isEmpty() || language.equals(of(system)) ? system : language.get().locale;
    }
}
