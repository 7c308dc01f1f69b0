package dev.claimport.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.sdk.Refusal;
import dev.claimport.aws.sdk.RefusalReader;
import dev.claimport.failure.ServiceFailure;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iot.model.ListProvisioningTemplatesRequest;

/** One list for the commands and the window. */
class RetryRulesTest {

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, true",
        "400, SlowDown, true",
        "400, RequestTimeout, true",
        "400, InvalidRequestException, false",
        "403, AccessDeniedException, false",
        "500, '', true",
        "501, '', false",
        "503, ServiceUnavailableException, true",
        "504, '', true"
    })
    void whatMayPassIsTriedAgain(int status, String code, boolean again) {
        assertEquals(again, RetryRules.mayPass(status, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "SlowDown", "TooManyRequestsException", "RequestLimitExceeded", "EC2ThrottledException"})
    void whatAsksToSlowDownIsThrottledForTheWindowToo(String code) {
        assertTrue(RetryRules.isThrottled(code));
        var refusal = new Refusal(ListProvisioningTemplatesRequest.builder().build(), "ListProvisioningTemplates", "h", 400, code, "", Optional.empty());
        assertEquals(ServiceFailure.Kind.THROTTLED, RefusalReader.common(refusal).kind());
    }
}
