package dev.claimport.cli;

import dev.claimport.text.Messages;
import java.text.Normalizer;
import java.util.Locale;

/** What is answered to a question that is asked with {@code [y/N]}: yes is a y in every language, and what the language itself says; all else is no. */
final class YesOrNo {

    private YesOrNo() {}

    /** @param answer as it was typed, wide letters and capitals too */
    static boolean isYes(String answer, Messages texts) {
        String typed = Normalizer.normalize(answer, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return typed.startsWith("y") || typed.startsWith(texts.text("answer.yes"));
    }
}
