package dev.claimport.practice.cloud.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.time.TimeSource;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Checks that a request comes from who holds a key (RFC 9449, section 4.3). Each proof serves once. Thread-safe. */
final class DpopVerifier {

    /** How far the clock of who asks may be off. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int COORDINATE = 32;

    private final TimeSource cloudTime;
    private final Map<String, Instant> seen = new BoundedMap<>(10_000);

    DpopVerifier(TimeSource cloudTime) {
        this.cloudTime = cloudTime;
    }

    /**
     * The thumbprint of the key (RFC 7638) that a proof was made with.
     *
     * @param uri that the request was sent to, without query
     * @throws Refusals.Refused {@code ValidationException}
     */
    String verify(String proof, String method, String uri) {
        String[] parts = proof.split("\\.", -1);
        if (parts.length != 3) {
            throw Refusals.invalid("The DPoP proof is not a JWT");
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        demand("dpop+jwt".equals(text(header, "typ")), "typ");
        demand("ES256".equals(text(header, "alg")), "alg");
        JsonNode jwk = header.path("jwk");
        demand("EC".equals(text(jwk, "kty")) && "P-256".equals(text(jwk, "crv")) && !jwk.has("d"), "jwk");
        // The SDK for Java does not pad what begins with zeros; the service takes it.
        byte[] x = padded(base64(text(jwk, "x")));
        byte[] y = padded(base64(text(jwk, "y")));
        demand(isGenuine(publicKey(x, y), parts), "signature");
        demand(method.equals(text(claims, "htm")), "htm");
        demand(uri.equals(text(claims, "htu")), "htu");
        Instant now = cloudTime.instant();
        demand(claims.path("iat").isIntegralNumber() && Duration.between(Instant.ofEpochSecond(claims.path("iat").longValue()), now).abs()
                .compareTo(TOLERANCE) <= 0, "iat");
        demand(!text(claims, "jti").isEmpty() && isNew(text(claims, "jti"), now), "jti");
        return thumbprint(x, y);
    }

    private synchronized boolean isNew(String jti, Instant now) {
        seen.values().removeIf(end -> end.isBefore(now));
        return seen.putIfAbsent(jti, now.plus(TOLERANCE.multipliedBy(2))) == null;
    }

    private static boolean isGenuine(PublicKey key, String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(base64(parts[2]));
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static PublicKey publicKey(byte[] x, byte[] y) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
            var point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
            demand(isOn(curve.getCurve(), point), "jwk");
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
        } catch (GeneralSecurityException e) {
            throw Refusals.invalid("The DPoP proof is not valid: jwk");
        }
    }

    /** y² = x³ + ax + b, or signatures by keys that do not exist would be taken. */
    private static boolean isOn(EllipticCurve curve, ECPoint point) {
        BigInteger p = ((java.security.spec.ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        return x.compareTo(p) < 0 && y.compareTo(p) < 0
                && y.pow(2).mod(p).equals(x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p));
    }

    private static String thumbprint(byte[] x, byte[] y) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + encoder.encodeToString(x) + "\",\"y\":\"" + encoder.encodeToString(y) + "\"}";
        try {
            return encoder.encodeToString(MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] padded(byte[] coordinate) {
        demand(coordinate.length > 0 && coordinate.length <= COORDINATE, "jwk");
        byte[] padded = new byte[COORDINATE];
        System.arraycopy(coordinate, 0, padded, COORDINATE - coordinate.length, coordinate.length);
        return padded;
    }

    private static JsonNode json(String part) {
        try {
            return Json.object(base64(part));
        } catch (HttpRefusal _) {
            throw Refusals.invalid("The DPoP proof is not a JWT");
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw Refusals.invalid("The DPoP proof is not a JWT");
        }
    }

    private static String text(JsonNode object, String name) {
        return Json.text(object, name).orElse("");
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw Refusals.invalid("The DPoP proof is not valid: " + what);
        }
    }
}
