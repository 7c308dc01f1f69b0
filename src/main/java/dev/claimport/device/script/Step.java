package dev.claimport.device.script;

import dev.claimport.failure.DeviceFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that is said to a device, and what has to come of it.
 *
 * @param expected lines, of which the first that comes ends the step; each is a whole line
 * @param prompt what has to stand on the line that is not finished, once the device is quiet; ends the step as well
 * @param failures lines that end the step badly
 * @param captures by name, a line and in its first group the value
 * @param proof a line that has to come before the end: what the device has is what was sent; it is the end where nothing else is expected
 * @param unprovable a line by which the device says that it cannot show what it has: the step ends as well, and nothing is proved by it
 * @param readsBack whether the content at hand has to come back, byte by byte, before the end
 * @param sets values that are known once it went well
 * @param within how long it may take, beside the time that the bytes need
 * @param mayFail whether it does not matter how it ends
 */
record Step(
        Say say, List<Phrase> expected, Optional<Pattern> prompt, List<Trouble> failures, Map<String, Pattern> captures, Optional<Phrase> proof,
        Optional<Phrase> unprovable, boolean readsBack, Map<String, String> sets, Duration within, boolean mayFail) {

    /** What is sent. */
    sealed interface Say {

        /** With the end of line that commands have. */
        record Line(Phrase phrase) implements Say {}

        /** As it is; in blocks where the device says of each that it has taken it. */
        record Bytes(Phrase phrase, Optional<Blocks> blocks) implements Say {}

        /** Base64 of the content, so many characters of it at a time: a line for each, which has {@code chunk} in it. */
        record Chunks(Phrase line, int size) implements Say {}

        record Nothing() implements Say {}
    }

    /**
     * What is sent in pieces, each only when the device has taken the one before.
     *
     * @param size bytes; the last has what is left, and is answered as the step says
     * @param taken what the device says then, a line that ends or one that does not; nothing is waited for where its values make it empty
     */
    record Blocks(int size, Phrase taken) {}

    /** A line that says that it did not work, and what it means. */
    record Trouble(Pattern line, DeviceFailure.Kind kind) {}

    Step {
        expected = List.copyOf(expected);
        failures = List.copyOf(failures);
        captures = Map.copyOf(captures);
        sets = Map.copyOf(sets);
    }

    /** The same in no more time than that. */
    Step withinAtMost(Duration most) {
        return new Step(say, expected, prompt, failures, captures, proof, unprovable, readsBack, sets, within.compareTo(most) > 0 ? most : within, mayFail);
    }

    /** What has to come of a block before the next is sent. */
    Step ofBlock(Phrase taken) {
        return new Step(new Say.Nothing(), List.of(), Optional.empty(), failures, Map.of(), Optional.of(taken), Optional.empty(), false, Map.of(), within, mayFail);
    }

    /** Whether what it shows is of a content that was sent, and not of a setting. */
    boolean provesContent() {
        return readsBack || proof.stream().flatMap(phrase -> phrase.names().stream()).anyMatch(name -> name.startsWith(Scope.CONTENT));
    }

    /** Whether it ends well only where the device shows something of what was sent. */
    boolean proves() {
        return proof.isPresent() || readsBack;
    }
}
