package dev.claimport.testing;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.RootCas;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Bundles as they are handed over, of about 3 kB. */
public final class TestBundles {

    public static final String HOST = "a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com";
    public static final String TEMPLATE = "practice-sensor";

    private final TestClaims claims;

    public TestBundles(TimeSource time) {
        claims = new TestClaims(time);
    }

    public EncodedBundle bundle() {
        return bundle(Map.of("Site", "Rotterdam"));
    }

    public EncodedBundle bundle(Map<String, String> parameters) {
        try (ProvisioningClaim claim = claims.claim(TEMPLATE, Duration.ofMinutes(5))) {
            return new Bundle(IotEndpoint.parse(HOST), parameters, claim, RootCas.amazon(), Optional.empty()).encode();
        }
    }

    /** A copy of all its bytes. */
    public static byte[] bytes(EncodedBundle bundle) {
        byte[] bytes = new byte[bundle.size()];
        bundle.copy(0, bytes, 0, bytes.length);
        return bytes;
    }
}
