package dev.claimport.signin.console;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text that somebody carries here from a browser on another device: base64 of a query with {@code state} and {@code code}. */
final class PastedCode {

    private PastedCode() {}

    /**
     * The code in it. Line breaks and blanks, which terminals and mail programs put in, do no harm.
     *
     * @param state of this sign-in
     * @throws FailureException {@code console-code-wrong} when it is no such text, or not all of it; {@code console-code-foreign} when it is another
     *     sign-in's
     */
    static String read(String pasted, String state) {
        Map<String, String> query = query(pasted);
        if (!query.containsKey("code") || !query.containsKey("state")) {
            throw failure(SignInFailure.Kind.CONSOLE_CODE_WRONG);
        }
        if (!MessageDigest.isEqual(query.get("state").getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8))) {
            throw failure(SignInFailure.Kind.CONSOLE_CODE_FOREIGN);
        }
        return query.get("code");
    }

    private static Map<String, String> query(String pasted) {
        try {
            String packed = pasted.replaceAll("[\\s\\p{Z}\\p{Cf}\"']", "").replace('-', '+').replace('_', '/');
            byte[] decoded = Base64.getDecoder().decode(packed);
            String text = StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(decoded)).toString();
            Map<String, String> query = new LinkedHashMap<>();
            for (String pair : text.split("&")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2 && !parts[1].isEmpty()) {
                    query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                }
            }
            return query;
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw failure(SignInFailure.Kind.CONSOLE_CODE_WRONG);
        }
    }

    private static FailureException failure(SignInFailure.Kind kind) {
        return new SignInFailure(kind, Map.of()).exception();
    }
}
