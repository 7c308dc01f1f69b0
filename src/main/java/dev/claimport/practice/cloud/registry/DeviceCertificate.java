package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.Validity;
import java.time.Instant;

/** A permanent certificate in the practice registry (DescribeCertificate). */
public record DeviceCertificate(String id, String pem, Status status, Instant created, Validity validity) {

    public enum Status {
        ACTIVE,
        INACTIVE,
        PENDING_ACTIVATION
    }

    DeviceCertificate withStatus(Status changed) {
        return new DeviceCertificate(id, pem, changed, created, validity);
    }
}
