package dev.claimport.practice.device.text;

import dev.claimport.practice.device.DeviceFault;

/**
 * Answers a command otherwise than it should, and does not do it.
 *
 * @param command what the command begins with
 * @param with a line; empty for no answer at all
 */
public record Answers(String command, String with) implements DeviceFault {

    /** In the place of a command: to a content, once it is whole. */
    public static final String CONTENT = "<content>";
}
