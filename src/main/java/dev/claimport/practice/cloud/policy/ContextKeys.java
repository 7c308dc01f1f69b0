package dev.claimport.practice.cloud.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind the keys of conditions and the variables of resources. A key that has no value for this request is absent, not empty. */
@FunctionalInterface
public interface ContextKeys {

    Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
    /** Characters of a variable's value that count. */
    int MAX_VALUE = 1024;

    /** The values of a condition's key; empty where there is none. */
    List<String> values(String key);

    /**
     * A text of a policy with its variables replaced. What has no value, is too long or holds a wildcard stays as it is written, so that it
     * matches nothing and nobody gets more by the name he chose.
     */
    default String resolve(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1)).orElse(found.group())));
    }

    private Optional<String> variable(String name) {
        return values(name).stream().findFirst().filter(value -> value.length() <= MAX_VALUE && value.indexOf('*') < 0 && value.indexOf('?') < 0);
    }
}
