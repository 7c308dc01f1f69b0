package dev.claimport.cli;

import dev.claimport.text.Messages;
import java.text.Normalizer;
import java.util.Locale;

/** What is answered to a question that is asked with {@code [y/N]}: yes is a y in every language, and what the language itself says; all else is no. */
final class YesOrNo {

    private YesOrNo() {}

    /** @param answer as it was typed, wide letters and capitals too */
    static boolean isYes(String answer, Messages texts) {
        String typed = typed(answer);
        return typed.startsWith("y") || typed.startsWith(texts.text("answer.yes"));
    }

    /** Whether it is one of the two, so that nobody has to be asked again; no answer is no. */
    static boolean isEither(String answer, Messages texts) {
        String typed = typed(answer);
        return typed.isEmpty() || isYes(answer, texts) || typed.startsWith("n") || typed.startsWith(texts.text("answer.no"));
    }

    private static String typed(String answer) {
        return Normalizer.normalize(answer, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
