package dev.claimport.practice.cloud.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as far as policies can ask after it.
 *
 * @param thing the thing that it connects as
 * @param certificate values of the certificate's variables by name without {@code iot:Certificate.}, {@code Subject.CommonName} for instance
 * @param sourceIp in numbers
 * @param attributes of the CONNECT: {@code PersistentConnect}, {@code LastWill}
 * @param lastWillTopic the ARN of the topic of the last will
 */
public record Connection(
        String clientId, Optional<ConnectedThing> thing, Map<String, List<String>> certificate, String sourceIp, Set<String> attributes,
        Optional<String> lastWillTopic) {

    public static final String PERSISTENT = "PersistentConnect";
    public static final String LAST_WILL = "LastWill";

    public Connection {
        certificate = Map.copyOf(certificate);
        attributes = Set.copyOf(attributes);
    }

    /** What the registry knows of the thing that connects. */
    public record ConnectedThing(String name, Optional<String> typeName, Map<String, String> attributes) {

        public ConnectedThing {
            attributes = Map.copyOf(attributes);
        }
    }
}
