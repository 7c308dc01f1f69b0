package dev.claimport.practice.cloud.registry;

import java.time.Instant;
import java.util.Set;

/** Who a client certificate stands for. */
public sealed interface Principal {

    /** The certificate's id: SHA-256 of its DER in hex. */
    String certificateId();

    /** A claim: may provision with its own template, and nothing else. */
    record Claim(String certificateId, String templateName, Instant expiration) implements Principal {}

    /**
     * A permanent certificate.
     *
     * @param things the names of those that it is attached to
     */
    record Device(String certificateId, DeviceCertificate.Status status, Set<String> things) implements Principal {

        public Device {
            things = Set.copyOf(things);
        }
    }
}
