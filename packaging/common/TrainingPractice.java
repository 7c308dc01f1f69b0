import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a hand-over of the training is done with: the product's own practice cloud and a virtual device, each a process of its own, so that
 * their classes are not in the cache.
 */
final class TrainingPractice implements AutoCloseable {

    /** What is run; port and file of authorities are known once the practice runs. */
    static final String COMMAND = "handover --template-name practice-sensor --port PORT --root-ca AUTHORITIES";

    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");

    private final List<Process> processes = new ArrayList<>();
    private final Map<String, String> members = new HashMap<>();

    private TrainingPractice() {}

    /**
     * @param work where what fails is written to
     * @return nothing where the system has no virtual ports, which Windows has not
     */
    static Optional<TrainingPractice> start(Start start, Path work) throws IOException {
        TrainingPractice practice = new TrainingPractice();
        if (practice.run(start, work, "cloud") && practice.run(start, work, "device")) {
            return Optional.of(practice);
        }
        practice.close();
        return Optional.empty();
    }

    /** Each says what it is, on one line, as soon as it can be used. */
    private boolean run(Start start, Path work, String what) throws IOException {
        ProcessBuilder builder = start.product("practice", what, "--json").redirectError(work.resolve("practice-" + what + ".log").toFile());
        builder.environment().put("HOME", work.toString());
        Process process = builder.start();
        processes.add(process);
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        if (line == null) {
            return false;
        }
        for (MatchResult member : MEMBER.matcher(line).results().toList()) {
            members.put(member.group(1), member.group(2));
        }
        return true;
    }

    String command() {
        return COMMAND.replace("PORT", members.get("port")).replace("AUTHORITIES", members.get("rootCaFile"));
    }

    /** Where the cloud is, and the credentials for it. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(members);
        environment.keySet().removeIf(name -> !name.startsWith("AWS_"));
        return environment;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }
}
