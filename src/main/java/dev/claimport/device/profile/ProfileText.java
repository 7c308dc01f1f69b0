package dev.claimport.device.profile;

import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ProfileFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    public record Reading(Optional<Profile> profile, List<Problem> problems) {}

    /** Reads it, with some of its values replaced. */
    public Reading read(List<ProfileOverride> settings) {
        List<Problem> problems = new ArrayList<>();
        Optional<Profile> profile = new YamlText(problems).read(text).flatMap(tree -> {
            YamlTree.Mapping changed = tree;
            for (ProfileOverride setting : settings) {
                changed = changed.with(setting.path(), setting.value());
            }
            return new ProfileReader(dialects, problems).read(changed);
        });
        List<Problem> inOrder = inOrder(problems);
        return new Reading(inOrder.isEmpty() ? profile : Optional.empty(), inOrder);
    }

    /** @throws dev.claimport.failure.FailureException {@code device-profile-invalid} */
    public Profile profile(List<ProfileOverride> settings) {
        Reading reading = read(settings);
        return reading.profile().orElseThrow(() -> new ProfileFailure(ProfileFailure.Kind.DEVICE_PROFILE_INVALID,
                Map.of("file", source, "problems", told(reading.problems()))).exception());
    }

    /** On which line it is; 0 for what was not in the file, but set on the command line. */
    public static int line(Problem problem) {
        return problem.place() instanceof Place.Line(int line) ? line : 0;
    }

    static Place place(int line) {
        return line == 0 ? new Place.Path("--set") : new Place.Line(line);
    }

    /** The first of them in the order of the lines, and how many more there are. */
    public static List<Problem> told(List<Problem> problems) {
        List<Problem> inOrder = inOrder(problems);
        Stream<Problem> more = Stream.of(inOrder.size() - MOST_TOLD).filter(count -> count > 0).map(count -> ProfileProblem.MORE.problem(count));
        return Stream.concat(inOrder.stream().limit(MOST_TOLD), more).toList();
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream().distinct().sorted(Comparator.comparingInt(ProfileText::line)).toList();
    }
}
