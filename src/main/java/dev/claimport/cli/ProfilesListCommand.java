package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.app.DeviceProfiles;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.profile.ProfileText;
import dev.claimport.failure.Problem;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport profiles list}: those built in, and the user's own. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ProfilesListCommand implements Callable<Integer> {

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;
    private final Messages texts;

    ProfilesListCommand(DeviceProfiles families, Messages texts) {
        this.families = families;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        ProfileLibrary profiles = families.deviceProfiles();
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            out.println(json(profiles));
        } else {
            profiles.all().forEach(entry -> out.println(String.format("%-20s  %-8s  %-18s  %s", entry.profile().name(), entry.profile().dialect().id(),
                    texts.text(origin(entry)), entry.profile().family())));
            profiles.broken().forEach(broken -> spec.commandLine().getErr().println(
                    texts.text("profiles.broken", Map.of("file", broken.file().toString(), "problems", broken.problems().size()))));
            spec.commandLine().getErr().flush();
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static String origin(ProfileLibrary.Entry entry) {
        return entry.builtIn() ? "profiles.built-in" : entry.replacesBuiltIn() ? "profiles.replaces" : "profiles.own";
    }

    private static ObjectNode json(ProfileLibrary profiles) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("profiles");
        profiles.all().forEach(entry -> {
            ObjectNode one = all.addObject().put("name", entry.profile().name()).put("family", entry.profile().family())
                .put("dialect", entry.profile().dialect().id()).put("reportsBack", entry.profile().reportsBack()).put("builtIn", entry.builtIn())
                .put("replacesBuiltIn", entry.replacesBuiltIn()).put("source", entry.text().source());
            ObjectNode parts = one.putObject("parts");
            for (ClaimPart part : ClaimPart.values()) {
                Destination to = entry.profile().settings().destinations().getOrDefault(part, new Destination.Unsupported());
                parts.putObject(part.id()).put("to", to.id()).put("at", to.at());
            }
        });
        ArrayNode broken = json.putArray("broken");
        profiles.broken().forEach(file -> {
            ArrayNode problems = broken.addObject().put("file", file.file().toString()).putArray("problems");
            file.problems().forEach(problem -> add(problems, problem));
        });
        return json;
    }

    /** As an object with line, kind and text, for programs. */
    static void add(ArrayNode problems, Problem problem) {
        problems.addObject().put("line", ProfileText.line(problem)).put("kind", problem.kind().key()).put("text", Messages.of("problems", Locale.ENGLISH).sentence(problem));
    }
}
