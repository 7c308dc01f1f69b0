package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.app.DeviceProfiles;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileText;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport profiles check}: everything that is wrong with a profile, line by line. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class ProfilesCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private String file;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;
    private final Messages texts;

    ProfilesCheckCommand(DeviceProfiles families, Messages texts) {
        this.families = families;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        ProfileText text = families.deviceProfiles().text(file);
        ProfileText.Reading reading = text.read(List.of());
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("source", text.source()).put("name", reading.profile().map(Profile::name).orElse(null));
            ArrayNode problems = json.putArray("problems");
            reading.problems().forEach(problem -> ProfilesListCommand.add(problems, problem));
            out.println(json);
        } else {
            reading.problems().forEach(problem -> out.println(text.source() + ": " + texts.problem(problem)));
            reading.profile().ifPresent(profile -> out.println(texts.text("profiles.good", Map.of("name", profile.name(), "family", profile.family()))));
        }
        out.flush();
        return reading.profile().isPresent() ? ExitCodes.DONE : ExitCodes.USAGE;
    }
}
