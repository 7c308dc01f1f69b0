package dev.claimport.device;

import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Who logs in on a console. The password is kept off the heap, and nowhere else; close it when the hand-over is over. */
public final class Login implements AutoCloseable {

    /** More than any password has, in characters. */
    public static final int LONGEST = 256;

    private static final Pattern USER = Pattern.compile("[\\p{Graph}&&[^-]]\\p{Graph}{0,63}");

    private final String user;
    private final SecretBytes utf8;

    private Login(String user, SecretBytes utf8) {
        this.user = user;
        this.utf8 = utf8;
    }

    /** Whether somebody can be called so: up to 64 characters that are seen, none of which is taken for an option. */
    public static boolean isUser(String name) {
        return USER.matcher(name).matches();
    }

    /**
     * Takes a password over as it was typed: the characters are zeroed, whatever the outcome.
     *
     * @param user a name that {@link #isUser}
     * @param password may be empty, for who has none
     * @throws IllegalArgumentException when one of them cannot be typed into a console; never quotes the password
     */
    public static Login taking(String user, char[] password) {
        ByteBuffer encoded = ByteBuffer.allocate(0);
        try {
            boolean typed = password.length <= LONGEST;
            for (char each : password) {
                typed &= !Character.isISOControl(each);
            }
            if (!isUser(user) || !typed) {
                throw new IllegalArgumentException("a user name and a password of one line each");
            }
            encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
            return new Login(user, SecretBytes.taking(encoded.array(), 0, encoded.limit()));
        } finally {
            Arrays.fill(password, '\0');
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    /** The same for one more hand-over, in memory of its own. @throws IllegalStateException when already wiped */
    public Login copy() {
        return utf8.lend(bytes -> {
            SecretBytes copy = new SecretBytes(utf8.size());
            copy.<Object, RuntimeException>lend(room -> room.put(bytes));
            return new Login(user, copy);
        });
    }

    public String user() {
        return user;
    }

    /** Lends the password's bytes, in a direct buffer. @throws IllegalStateException when already wiped */
    public void typePassword(Consumer<ByteBuffer> terminal) {
        utf8.lend(bytes -> {
            terminal.accept(bytes);
            return null;
        });
    }

    public boolean isWiped() {
        return utf8.isWiped();
    }

    @Override
    public void close() {
        utf8.close();
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "Login[" + user + (isWiped() ? ", wiped]" : ", in memory]");
    }
}
