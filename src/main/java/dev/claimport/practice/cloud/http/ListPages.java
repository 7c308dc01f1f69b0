package dev.claimport.practice.cloud.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cuts lists into pages. A page's token names the last item before it and is sealed with a key of this object, so that a
 * token which was made up, or came from another list, is refused.
 */
public final class ListPages {

    /** @param next the token of the page that follows; empty on the last */
    public record Page<T>(List<T> items, Optional<String> next) {}

    private final byte[] key = new byte[32];

    public ListPages(SecureRandom random) {
        random.nextBytes(key);
    }

    /**
     * @param list what is listed, and for whom: a token serves only there
     * @param sorted in ascending order of their names
     * @param token of the page that is wanted; empty for the first
     * @throws Refusal {@code InvalidRequestException} when the token is not one of this list
     */
    public <T> Page<T> page(String list, List<T> sorted, Function<T, String> name, Optional<String> token, int size) {
        String after = token.map(text -> open(list, text)).orElse("");
        List<T> rest = sorted.stream().filter(item -> name.apply(item).compareTo(after) > 0).toList();
        if (rest.size() <= size) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> items = rest.subList(0, size);
        return new Page<>(items, Optional.of(seal(list, name.apply(items.getLast()))));
    }

    private String seal(String list, String last) {
        return encode(mac(list, last)) + "." + encode(last.getBytes(StandardCharsets.UTF_8));
    }

    private String open(String list, String token) {
        String[] parts = token.split("\\.", -1);
        try {
            if (parts.length == 2) {
                String last = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
                if (MessageDigest.isEqual(mac(list, last), Base64.getUrlDecoder().decode(parts[0]))) {
                    return last;
                }
            }
        } catch (IllegalArgumentException e) {
            // Not base64: refused like any other token that is not ours.
        }
        throw HttpRefusal.invalidRequest("Invalid nextToken");
    }

    private byte[] mac(String list, String last) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal((list + "\n" + last).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
