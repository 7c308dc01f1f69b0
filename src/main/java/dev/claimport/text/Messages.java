package dev.claimport.text;

import dev.claimport.failure.Failure;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every text that a person reads, from one resource bundle in this package. What varies stands in the texts as
 * {@code {name}}; unlike MessageFormat, apostrophes need no care. A fact that is itself a word of ours comes as its key behind
 * a {@code #}.
 */
public final class Messages {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The texts of one part: {@code failures}, {@code desktop} or {@code cli}. */
    public static Messages of(String part, Locale locale) {
        return new Messages(ResourceBundle.getBundle("dev.claimport.text." + part, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /**
     * @throws MissingResourceException when there is no such text
     * @throws IllegalArgumentException when the text mentions a fact that is not given
     */
    public String text(String key, Map<String, String> facts) {
        Matcher matcher = PLACEHOLDER.matcher(bundle.getString(key));
        return matcher.replaceAll(match -> {
            String value = facts.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException(key + " needs " + match.group(1));
            }
            return Matcher.quoteReplacement(word(value));
        });
    }

    private String word(String value) {
        return value.startsWith("#") && bundle.containsKey(value.substring(1)) ? bundle.getString(value.substring(1)) : value;
    }

    public String text(String key) {
        return text(key, Map.of());
    }

    /** The short name of what went wrong, for a headline. Only in {@code failures}. */
    public String title(Failure failure) {
        return text(failure.id() + ".title", failure.facts());
    }

    /** What went wrong, in one sentence. Only in {@code failures}. */
    public String message(Failure failure) {
        return text(failure.id() + ".message", failure.facts());
    }

    /** Why what arrived could not be verified, where the work goes on all the same. Only in {@code failures}. */
    public String doubt(Failure notVerifiable) {
        return text("unverified.note", notVerifiable.facts());
    }

    /** What to do next. Only in {@code failures}. */
    public String remedy(Failure failure) {
        return text(failure.id() + ".remedy", failure.facts());
    }
}
