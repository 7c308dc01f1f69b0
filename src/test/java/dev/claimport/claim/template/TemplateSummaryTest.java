package dev.claimport.claim.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSummaryTest {

    @ParameterizedTest
    @CsvSource({"true, FLEET_PROVISIONING, true", "false, FLEET_PROVISIONING, false", "true, JITP, false", "true, OTHER, false"})
    void aClaimCanBeMadeForAnEnabledTemplateOfFleetProvisioningAlone(boolean enabled, String type, boolean usable) {
        assertEquals(usable, new TemplateSummary("t", "", enabled, type, Instant.EPOCH).isUsable());
    }
}
