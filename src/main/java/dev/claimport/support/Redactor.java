package dev.claimport.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a line what is nobody else's business: keys, tokens, account numbers, addresses' paths and parameters, the user's name and
 * home. What is taken out leaves a word for what it was. Rather too much goes than too little.
 */
public final class Redactor {

    private static final int LONGEST_LINE = 2000;

    private record Rule(Pattern pattern, String replacement) {}

    private final List<Rule> rules = new ArrayList<>();

    /**
     * @param home of the user
     * @param user the name that he signs in to this computer with
     */
    public Redactor(String home, String user) {
        add("-----BEGIN[^-]*-----.*", "(PEM)");
        if (home.length() > 1) {
            rules.add(new Rule(Pattern.compile(Pattern.quote(home), Pattern.CASE_INSENSITIVE), "~"));
        }
        // Of an address only host and port are told.
        add("(?i)\\b(https?|mqtts?|postgresql|jdbc)://[^\\s\"'<>]*@", "$1://");
        add("(?i)\\b(https?|mqtts?|postgresql)://([0-9a-z.-]+(?::\\d+)?)[^\\s\"'<>,)]*", "$1://$2/…");
        // An organisation's own portal or directory.
        add("(?i)\\b[\\w-]+\\.awsapps\\.com\\b", "(portal).awsapps.com");
        add("(?i)\\bd-[0-9a-f]{10}\\b", "(directory)");
        // By an account's endpoint it is known.
        add("(?i)\\b[a-z0-9-]+\\.((?:credentials\\.)?iot\\.[a-z0-9-]+\\.amazonaws\\.)", "(endpoint).$1");
        add("(?i)\\barn:[^\\s\"']+", "(arn)");
        add("[\\w.+-]+@[\\w-]+\\.[\\w.-]+", "(e-mail)");
        add("\\b(A3T|AKIA|ASIA|AROA|AIDA|AGPA|ANPA)[0-9A-Z]{8,}", "(key id)");
        add("(?i)((?:secret|token|password|passwd|pwd|authorization|credential|api.?key|private.?key|access.?key|code|cookie|session)[\\w-]*[\"']?\\s*[=:]\\s*)"
                + "(?:bearer\\s+|basic\\s+)?(?:\"[^\"]*\"|'[^']*'|\\S+)", "$1(secret)");
        add("(?i)\\b(bearer|basic)\\s+\\S{6,}", "$1 (secret)");
        add("eyJ[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)*", "(token)");
        // Tokens, keys, hashes: hardly anything else is as long without a blank and has digits in it.
        add("(?<!\\w)(?=[A-Za-z+/_=-]*\\d)[A-Za-z0-9+/_=-]{20,}", "(token)");
        add("(?<!\\w)[A-Za-z0-9+/_=-]{36,}", "(token)");
        add("(?<!\\d)\\d{12}(?!\\d)", "(account)");
        add("(?i)\\b[A-Z0-9]{4}-[A-Z0-9]{4}\\b", "(code)");
        if (user.length() > 2) {
            rules.add(new Rule(Pattern.compile("(?<!\\w)" + Pattern.quote(user) + "(?!\\w)", Pattern.CASE_INSENSITIVE), "(user)"));
        }
    }

    private void add(String pattern, String replacement) {
        rules.add(new Rule(Pattern.compile(pattern), replacement));
    }

    /** One line, without control characters. */
    public String line(String text) {
        String line = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE);
        line = line.replaceAll("\\p{Cntrl}", " ");
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern.matcher(line);
            line = matcher.replaceAll(rule.replacement);
        }
        return line;
    }

    /** Each line by itself; the inside of what is in PEM goes too. */
    public String lines(List<String> lines) {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            boolean begins = line.contains("-----BEGIN");
            if (!inside || begins) {
                text.append(line(line)).append('\n');
            }
            inside = (inside || begins) && !line.toUpperCase(Locale.ROOT).contains("-----END");
        }
        return text.toString();
    }
}
