package dev.claimport.aws;

import java.util.Set;

/**
 * After which refusals of a service another attempt may help, as the AWS CLI 2.36.7 has it (awscli/botocore/retries/standard.py). How often, and
 * after which waits, is for whoever asks: a command that stands in for the AWS CLI as it does, a bench so that its slots do not come back together.
 */
public final class RetryRules {

    private static final Set<String> THROTTLED = Set.of("Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
            "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded",
            "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException");
    private static final Set<String> PASSING = Set.of("RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete");
    private static final Set<Integer> PASSING_STATUSES = Set.of(500, 502, 503, 504);

    private RetryRules() {}

    /** Whether a service asks to slow down, whatever the status; AWS IoT sends its error with 400. @param code of the error */
    public static boolean isThrottled(String code) {
        return THROTTLED.contains(code);
    }

    /** Whether it may go better next time. @param status of HTTP @param code of the error; empty where none was sent */
    public static boolean mayPass(int status, String code) {
        return PASSING_STATUSES.contains(status) || PASSING.contains(code) || isThrottled(code);
    }
}
