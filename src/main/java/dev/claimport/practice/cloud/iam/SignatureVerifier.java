package dev.claimport.practice.cloud.iam;

import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds out who signed a request, and refuses as AWS does (AWS General Reference, "Signature Version 4"). Only the
 * {@code Authorization} header is looked at: none of the services served here takes presigned addresses.
 */
public final class SignatureVerifier {

    /** How far the signer's clock may be off. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String INVALID_SIGNATURE = "InvalidSignatureException";

    private final CredentialStore credentials;
    private final TimeSource cloudTime;
    private final String region;

    /** @param region the only one that a credential scope may name */
    public SignatureVerifier(CredentialStore credentials, TimeSource cloudTime, String region) {
        this.credentials = credentials;
        this.cloudTime = cloudTime;
        this.region = region;
    }

    /**
     * Who asks.
     *
     * @param services signing names that a credential scope may name; the first is the proper one
     * @throws Refusal 403 {@code MissingAuthenticationTokenException}, {@code IncompleteSignatureException},
     *     {@code UnrecognizedClientException}, {@code ExpiredTokenException} or {@code InvalidSignatureException}
     */
    public Caller verify(Call call, List<String> services) {
        AuthorizationHeader authorization = AuthorizationHeader.parse(call.header("authorization"));
        SessionCredentials session = credentials.find(authorization.accessKeyId())
                .filter(known -> equal(known.sessionToken(), call.header("x-amz-security-token").orElse("")))
                .orElseThrow(() -> new HttpRefusal(403, "UnrecognizedClientException", "The security token included in the request is invalid."));
        if (!cloudTime.instant().isBefore(session.expiration())) {
            throw new HttpRefusal(403, "ExpiredTokenException", "The security token included in the request is expired");
        }
        String time = signingTime(call, authorization);
        checkScope(authorization, services, time);
        byte[] key = signingKey(session.secretAccessKey(), authorization);
        boolean genuine = false;
        for (String hash : CanonicalRequest.hashes(call, authorization.signedHeaders())) {
            String toSign = AuthorizationHeader.ALGORITHM + "\n" + time + "\n" + authorization.scope() + "\n" + hash;
            genuine |= equal(HexFormat.of().formatHex(hmac(key, toSign)), authorization.signature());
        }
        if (!genuine) {
            throw new HttpRefusal(403, INVALID_SIGNATURE, "The request signature we calculated does not match the signature you provided. "
                    + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
        }
        return session.user();
    }

    /** The X-Amz-Date header, which has to be signed, as has the host, and close to the cloud's clock. */
    private String signingTime(Call call, AuthorizationHeader authorization) {
        String text = call.header("x-amz-date").orElse("");
        if (!authorization.signedHeaders().containsAll(Set.of("host", "x-amz-date"))) {
            throw AuthorizationHeader.incomplete("'Host' and 'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.");
        }
        Instant time;
        try {
            time = TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw AuthorizationHeader.incomplete("Date must be in ISO-8601 'basic format'.");
        }
        Instant now = cloudTime.instant();
        if (time.isBefore(now.minus(TOLERANCE))) {
            throw new HttpRefusal(403, INVALID_SIGNATURE, "Signature expired: " + text + " is now earlier than " + TIME.format(now.minus(TOLERANCE))
                    + " (" + TIME.format(now) + " - 5 min.)");
        }
        if (time.isAfter(now.plus(TOLERANCE))) {
            throw new HttpRefusal(403, INVALID_SIGNATURE, "Signature not yet current: " + text + " is still later than "
                    + TIME.format(now.plus(TOLERANCE)) + " (" + TIME.format(now) + " + 5 min.)");
        }
        return text;
    }

    private void checkScope(AuthorizationHeader authorization, List<String> services, String time) {
        if (!authorization.region().equals(region)) {
            throw new HttpRefusal(403, INVALID_SIGNATURE, "Credential should be scoped to a valid region, not '" + authorization.region() + "'. ");
        }
        if (!services.contains(authorization.service())) {
            throw new HttpRefusal(403, INVALID_SIGNATURE, "Credential should be scoped to correct service: '" + services.getFirst() + "'. ");
        }
        if (!time.startsWith(authorization.date())) {
            throw new HttpRefusal(403, INVALID_SIGNATURE, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + authorization.date() + "' != '" + time.substring(0, 8) + "', from '" + time + "'.");
        }
    }

    private static byte[] signingKey(String secret, AuthorizationHeader authorization) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : authorization.scope().split("/")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without telling by its duration where two texts differ. */
    private static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
