package dev.claimport.cli.aws.http;

import java.util.Set;

/** After which refusals another attempt may help (botocore, retries/standard.py). */
final class Retryable {

    private static final Set<Integer> STATUSES = Set.of(500, 502, 503, 504);
    private static final Set<String> CODES = Set.of("RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete",
            "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "TooManyRequestsException",
            "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
            "LimitExceededException", "RequestThrottled", "SlowDown", "EC2ThrottledException");

    private Retryable() {}

    static boolean is(int status, String code) {
        return STATUSES.contains(status) || CODES.contains(code);
    }
}
