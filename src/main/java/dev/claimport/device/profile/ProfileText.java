package dev.claimport.device.profile;

import dev.claimport.failure.ProfileFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A profile as it was written, before anything in it is trusted.
 *
 * @param source its file, or where else it comes from
 * @param dialects that it can name
 */
public record ProfileText(String source, String text, Dialects dialects) {

    /** So many problems are told at once; the first of them mostly explain the others. */
    private static final int MOST_TOLD = 8;

    /** What became of a text: a profile, or everything that is wrong with it, in the order of the lines. */
    public record Reading(Optional<Profile> profile, List<ProfileProblem> problems) {}

    /** Reads it, with some of its values replaced. */
    public Reading read(List<ProfileOverride> settings) {
        List<ProfileProblem> problems = new ArrayList<>();
        Optional<Profile> profile = new YamlText(problems).read(text).flatMap(tree -> {
            YamlTree.Mapping changed = tree;
            for (ProfileOverride setting : settings) {
                changed = changed.with(setting.path(), setting.value());
            }
            return new ProfileReader(dialects, problems).read(changed);
        });
        List<ProfileProblem> inOrder = problems.stream().distinct().sorted(Comparator.comparingInt(ProfileProblem::line)).toList();
        return new Reading(inOrder.isEmpty() ? profile : Optional.empty(), inOrder);
    }

    /** @throws dev.claimport.failure.FailureException {@code device-profile-invalid} */
    public Profile profile(List<ProfileOverride> settings) {
        Reading reading = read(settings);
        return reading.profile().orElseThrow(() -> new ProfileFailure(ProfileFailure.Kind.DEVICE_PROFILE_INVALID,
                Map.of("file", source, "problems", told(reading.problems()))).exception());
    }

    private static String told(List<ProfileProblem> problems) {
        String first = problems.stream().limit(MOST_TOLD).map(ProfileProblem::toString).collect(Collectors.joining("; "));
        return problems.size() <= MOST_TOLD ? first : first + "; and " + (problems.size() - MOST_TOLD) + " more";
    }
}
