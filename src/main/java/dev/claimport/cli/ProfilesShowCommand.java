package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claimport.app.DeviceProfiles;
import dev.claimport.device.profile.ProfileText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport profiles show}: one of them, as a start for an own one. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class ProfilesShowCommand implements Callable<Integer>, ForPrograms {

    @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
    private String name;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;

    ProfilesShowCommand(DeviceProfiles families) {
        this.families = families;
    }

    @Override
    public Integer call() {
        ProfileText text = families.deviceProfiles().text(name);
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            out.println(JsonNodeFactory.instance.objectNode().put("source", text.source()).put("text", text.text()));
        } else {
            out.print(text.text().endsWith("\n") ? text.text() : text.text() + System.lineSeparator());
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
