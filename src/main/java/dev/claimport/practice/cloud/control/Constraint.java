package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.http.HttpRefusal;
import java.util.regex.Pattern;

/** What the service model allows in a name of the path (AWS IoT API reference). */
record Constraint(String member, int longest, Pattern pattern) {

    static final Constraint TEMPLATE_NAME = new Constraint("templateName", 36, Pattern.compile("^[0-9A-Za-z_-]+$"));
    static final Constraint THING_NAME = new Constraint("thingName", 128, Pattern.compile("[a-zA-Z0-9:_-]+"));
    static final Constraint CERTIFICATE_ID = new Constraint("certificateId", 64, Pattern.compile("(0x)?[a-fA-F0-9]+"));

    /**
     * The value, if it is allowed.
     *
     * @throws Refusal {@code InvalidRequestException}
     */
    String check(String value) {
        if (value.length() > longest) {
            throw violated(value, "Member must have length less than or equal to " + longest);
        }
        if (!pattern.matcher(value).matches()) {
            throw violated(value, "Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    private HttpRefusal violated(String value, String rule) {
        return HttpRefusal.invalidRequest("1 validation error detected: Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + rule);
    }
}
