package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.practice.cloud.registry.IssuedClaim;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The answer to CreateProvisioningClaim. It is written by hand, into a buffer that never grows, so that the private key is in
 * one place only, which is zeroed when it has been sent.
 */
final class ClaimReply {

    private ClaimReply() {}

    /** Takes the claim's key over and wipes it. */
    static Answer of(IssuedClaim claim) {
        byte[] head = utf8("{\"certificateId\":" + json(claim.certificateId()) + ",\"certificatePem\":" + json(claim.certificatePem())
                + ",\"keyPair\":{\"PublicKey\":" + json(claim.publicKeyPem()) + ",\"PrivateKey\":\"");
        byte[] tail = utf8("\"},\"expiration\":" + Json.epochSeconds(claim.expiration()).toPlainString() + "}");
        byte[] key = claim.privateKeyPem();
        int lines = 0;
        for (byte b : key) {
            lines += b == '\n' ? 1 : 0;
        }
        ByteBuffer body = ByteBuffer.allocate(head.length + key.length + lines + tail.length);
        body.put(head);
        for (byte b : key) {
            // PEM has no other character that JSON would want escaped.
            if (b == '\n') {
                body.put((byte) '\\').put((byte) 'n');
            } else {
                body.put(b);
            }
        }
        body.put(tail);
        Arrays.fill(key, (byte) 0);
        return Answer.secretJson(body.array());
    }

    private static String json(String text) {
        return new String(Json.bytes(text), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
