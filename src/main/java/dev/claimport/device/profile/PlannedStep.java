package dev.claimport.device.profile;

import dev.claimport.device.parts.ClaimPart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that would be said to a device. What is only known with a device or a claim at hand stands in angle brackets, and a key is black.
 *
 * @param section of the profile: {@code identify}, {@code prepare}, {@code store}, {@code go}, {@code restore}, and where something fails {@code recover}
 *     and {@code forget}
 * @param part which of the claim it is about; empty where it is about none
 * @param sends what is sent; empty where it only listens
 * @param expects patterns of lines, of which one ends it well; empty where that is the dialect's own affair
 * @param prompt the same of a line that does not end
 * @param proof a line by which the device shows what it holds
 * @param blocks what it has to say between the pieces of what is sent
 * @param captures values that are taken, each with its pattern
 * @param failures patterns of lines that end it badly, with the failure's name
 * @param within how long it may take, on the line of the profile; empty where that is the dialect's own affair
 * @param mayFail whether it does not matter how it ends
 */
public record PlannedStep(
        String section, Optional<ClaimPart> part, String sends, List<String> expects, Optional<String> prompt, Optional<String> proof,
        Optional<Blocks> blocks, Map<String, String> captures, Map<String, String> failures, Optional<Duration> within, boolean mayFail) {

    /**
     * What is sent in pieces, of which each is acknowledged.
     *
     * @param bytes of a piece
     * @param taken a pattern of what the device says then
     */
    public record Blocks(int bytes, String taken) {}

    public PlannedStep {
        expects = List.copyOf(expects);
    }

    /** One of which no more is told. */
    public static PlannedStep of(String section, Optional<ClaimPart> part, String sends) {
        return new PlannedStep(section, part, sends, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of(), Optional.empty(), false);
    }
}
