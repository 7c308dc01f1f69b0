package dev.claimport.device.recognition;

import dev.claimport.device.smp.SmpRequest;
import java.util.regex.Pattern;

/** A harmless question whose answer tells that a device speaks a dialect. It is given a second. */
public sealed interface Question {

    /**
     * For one of SMP's groups: whoever has the group answers, and be it with an error of its own. Asked of devices that speak SMP,
     * together with those for other groups.
     *
     * @param alone whether there is firmware that has this group and nothing else of SMP, so that silence on all else proves nothing
     */
    record SmpGroup(SmpRequest request, boolean alone) implements Question {}

    /**
     * In text, before modems and consoles are tried.
     *
     * @param text what is sent, with its end of line
     * @param answer what has to be found in the answer
     */
    record Line(String text, Pattern answer) implements Question {}

    /**
     * None of its own: everything that answers {@code AT}, or shows the prompt of a shell, an interpreter or a login, is asked for anyway.
     * The profiles of the dialect say which of these kinds they serve, and what it has to say of itself.
     */
    record Prompt() implements Question {}
}
