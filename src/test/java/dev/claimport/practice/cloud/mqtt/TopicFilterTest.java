package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.cloud.mqtt.ProvisioningTopic.Operation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    /** The examples of MQTT 3.1.1, section 4.7, and what follows from them. */
    @ParameterizedTest
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1, true", "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
        "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon, true", "sport/#, sport, true", "#, a/b, true",
        "sport/tennis/+, sport/tennis/player1, true", "sport/tennis/+, sport/tennis/player1/ranking, false", "sport/+, sport, false",
        "sport/+, sport/, true", "+/+, /finance, true", "/+, /finance, true", "+, /finance, false", "a/b, a/b, true", "a/b, a, false",
        "a, a/b, false", "a/+/c, a/b/c, true", "a/+/c, a/b/d, false", "#, $SYS/x, false", "+/x, $SYS/x, false", "$SYS/#, $SYS/x, true",
        "A, a, false"
    })
    void matchesAsTheSpecificationSays(String filter, String topic, boolean expected) {
        assertEquals(expected, TopicFilter.matches(filter, topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#", "a/#/b", "a+", "a/b+/c", "##", "a\0b"})
    void badFiltersAreNone(String filter) {
        assertFalse(TopicFilter.isFilter(filter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "/", "a/+/#", "+/a"})
    void goodFiltersAreFilters(String filter) {
        assertTrue(TopicFilter.isFilter(filter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/+", "#", "a\0"})
    void namesHaveNoWildcards(String topic) {
        assertFalse(TopicFilter.isName(topic));
    }

    @Test
    void requestsAreToldByTheirTopic() {
        assertEquals(Optional.of(new ProvisioningTopic("$aws/certificates/create/cbor", new Operation.CreateKeysAndCertificate(), PayloadFormat.CBOR)),
                ProvisioningTopic.of("$aws/certificates/create/cbor"));
        assertEquals(Optional.of(new ProvisioningTopic("$aws/provisioning-templates/T/provision/json", new Operation.RegisterThing("T"),
                PayloadFormat.JSON)), ProvisioningTopic.of("$aws/provisioning-templates/T/provision/json"));
        for (String none : new String[] {"", "$aws/certificates/create/", "$aws/certificates/create/json/accepted",
            "$aws/provisioning-templates//provision/json", "$aws/provisioning-templates/T/provision", "a"}) {
            assertEquals(Optional.empty(), ProvisioningTopic.of(none), none);
        }
    }
}
