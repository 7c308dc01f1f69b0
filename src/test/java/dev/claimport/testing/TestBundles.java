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

    /** One whose claim is not closed: its key is a test's. */
    public Bundle bundle() {
        return bundle(Map.of("Site", "Rotterdam"));
    }

    public Bundle bundle(Map<String, String> parameters) {
        ProvisioningClaim claim = claims.claim(TEMPLATE, Duration.ofMinutes(5));
        return new Bundle(IotEndpoint.parse(HOST), parameters, claim, RootCas.amazon(), Optional.empty());
    }

    /** Encoded, and the claim closed. */
    public EncodedBundle encoded() {
        Bundle bundle = bundle();
        try (ProvisioningClaim _ = bundle.claim()) {
            return bundle.encode();
        }
    }

    /** A copy of all its bytes. */
    public static byte[] bytes(Bundle bundle) {
        try (EncodedBundle encoded = bundle.encode()) {
            return bytes(encoded);
        }
    }

    /** A copy of all its bytes. */
    public static byte[] bytes(EncodedBundle bundle) {
        byte[] bytes = new byte[bundle.size()];
        bundle.lend(content -> content.get(bytes));
        return bytes;
    }
}
