package dev.claimport.cli.aws.http;

import java.nio.charset.StandardCharsets;

/** Percent encoding (RFC 3986, section 2.1) of everything but letters, digits, {@code -._~} and what else is named. */
public final class Percent {

    private static final String UNRESERVED = "-._~";

    private Percent() {}

    public static String encode(CharSequence text, String alsoKept) {
        var encoded = new StringBuilder();
        for (byte next : text.toString().getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (next & 0xff);
            boolean kept = character >= '0' && character <= '9' || character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                    || UNRESERVED.indexOf(character) >= 0 || alsoKept.indexOf(character) >= 0;
            if (kept) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }
}
