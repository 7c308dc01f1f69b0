package dev.claimport.practice.cloud.iam;

import dev.claimport.practice.cloud.http.HttpRefusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an {@code Authorization} header says (AWS General Reference, "Signature Version 4", "Add the signature to the request").
 *
 * @param date yyyyMMdd, from the credential scope
 * @param signedHeaders in lower case, as listed
 * @param signature 64 hexadecimal digits
 */
record AuthorizationHeader(String accessKeyId, String date, String region, String service, List<String> signedHeaders, String signature) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final Pattern SYNTAX = Pattern.compile(ALGORITHM
            + " +Credential=([A-Za-z0-9]{1,128})/([0-9]{8})/([a-z0-9-]{1,64})/([a-z0-9-]{1,64})/aws4_request"
            + " *, *SignedHeaders=([!-~&&[^,]]{1,2048}) *, *Signature=([0-9a-f]{64}) *");

    /**
     * @throws Refusal 403 {@code MissingAuthenticationTokenException} without a header, {@code IncompleteSignatureException} for
     *     one that is not of Signature Version 4
     */
    static AuthorizationHeader parse(Optional<String> header) {
        String text = header.orElseThrow(() -> new HttpRefusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw incomplete("Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters of " + ALGORITHM + ".");
        }
        return new AuthorizationHeader(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4),
                List.of(matcher.group(5).split(";")), matcher.group(6));
    }

    static HttpRefusal incomplete(String message) {
        return new HttpRefusal(403, "IncompleteSignatureException", message);
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }

    /** Leaves the signature out. */
    @Override
    public String toString() {
        return "AuthorizationHeader[" + accessKeyId + ", " + scope() + "]";
    }
}
