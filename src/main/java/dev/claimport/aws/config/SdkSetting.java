package dev.claimport.aws.config;

import dev.claimport.failure.Problem;
import dev.claimport.failure.ValueProblem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A setting that AWS tools read: with a value that it cannot have, they refuse to work or guess, and
 * whoever wrote it meant something else (AWS SDKs and Tools reference guide, "Settings reference").
 *
 * @param variable of the environment
 * @param key in a profile
 * @param values what it takes, in lower case
 * @param wrong what is told of other values, with these facts
 */
record SdkSetting(String variable, String key, Pattern values, ValueProblem wrong, List<?> facts) {

    static final List<SdkSetting> ALL = List.of(
            oneOf("AWS_USE_FIPS_ENDPOINT", "true", "false"),
            oneOf("AWS_USE_DUALSTACK_ENDPOINT", "true", "false"),
            oneOf("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true", "false"),
            oneOf("AWS_DEFAULTS_MODE", "legacy", "standard", "mobile", "cross-region", "in-region", "auto"),
            oneOf("AWS_RETRY_MODE", "legacy", "standard", "adaptive"),
            matching("AWS_MAX_ATTEMPTS", "[1-9]\\d{0,3}", ValueProblem.NUMBER, "1", "9999"),
            oneOf("AWS_STS_REGIONAL_ENDPOINTS", "regional", "legacy"),
            oneOf("AWS_ACCOUNT_ID_ENDPOINT_MODE", "preferred", "disabled", "required"),
            oneOf("AWS_DISABLE_REQUEST_COMPRESSION", "true", "false"),
            matching("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "\\d{1,8}", ValueProblem.NUMBER, "0", "99999999"),
            oneOf("AWS_REQUEST_CHECKSUM_CALCULATION", "when_supported", "when_required"),
            oneOf("AWS_RESPONSE_CHECKSUM_VALIDATION", "when_supported", "when_required"),
            oneOf("AWS_EC2_METADATA_DISABLED", "true", "false"),
            oneOf("AWS_EC2_METADATA_V1_DISABLED", "true", "false"),
            oneOf("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ipv4", "ipv6"),
            matching("AWS_METADATA_SERVICE_TIMEOUT", "\\d{1,4}(\\.\\d{1,3})?", ValueProblem.SECONDS));

    private static SdkSetting oneOf(String variable, String... values) {
        return matching(variable, String.join("|", values), ValueProblem.ONE_OF, List.of(values));
    }

    private static SdkSetting matching(String variable, String values, ValueProblem wrong, Object... facts) {
        return new SdkSetting(variable, variable.substring("AWS_".length()).toLowerCase(Locale.ROOT), Pattern.compile(values),
                wrong, List.of(facts));
    }

    /** What is told of a value that it does not take. */
    Problem problem() {
        return wrong.problem(facts.toArray());
    }

    boolean takes(String value) {
        return values.matcher(value.toLowerCase(Locale.ROOT)).matches();
    }
}
