package dev.claimport.text;

import java.util.Locale;

/** Which form of a text a whole number takes: the cardinal rules of CLDR 48 for the languages that Claimport is to speak. */
enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    private static final long MILLION = 1_000_000;

    /** @param language of the text, which is not that of the technician where a translation is missing; English where it is unknown */
    static Plural of(long number, Locale language) {
        long size = Math.abs(number);
        return switch (language.getLanguage()) {
            case "fr", "pt" -> size <= 1 ? ONE : size % MILLION == 0 ? MANY : OTHER;
            case "es" -> size == 1 ? ONE : size != 0 && size % MILLION == 0 ? MANY : OTHER;
            case "pl" -> polish(size);
            case "vi", "ja", "zh" -> OTHER;
            default -> size == 1 ? ONE : OTHER;
        };
    }

    private static Plural polish(long size) {
        long ten = size % 10;
        boolean teen = size % 100 >= 12 && size % 100 <= 14;
        return size == 1 ? ONE : ten >= 2 && ten <= 4 && !teen ? FEW : MANY;
    }

    /** As it stands in a text's key. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
