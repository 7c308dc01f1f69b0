package dev.claimport.device.profile;

/**
 * Something in a profile that cannot be used.
 *
 * @param line from 1 on; 0 for what was not in a file, but set on the command line
 * @param text in words
 */
public record ProfileProblem(int line, String text) {

    /** What stands in a profile, and comes back in a message, shall not write to the terminal. */
    public ProfileProblem {
        text = text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
    }

    /** {@code line 3: unknown key "bauds" (did you mean "baud"?)} */
    @Override
    public String toString() {
        return (line == 0 ? "--set: " : "line " + line + ": ") + text;
    }
}
