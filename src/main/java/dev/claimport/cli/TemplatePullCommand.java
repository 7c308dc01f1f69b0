package dev.claimport.cli;

import dev.claimport.account.folder.AccountFiles;
import dev.claimport.account.folder.AccountFolder;
import dev.claimport.account.look.AccountPull;
import dev.claimport.app.Backend;
import dev.claimport.app.PullTexts;
import dev.claimport.file.WholeFolder;
import dev.claimport.iot.AccountReader;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport template pull}: templates of an account, and what they name, as files to rehearse with. */
@Command(name = "pull", mixinStandardHelpOptions = true, sortOptions = false)
final class TemplatePullCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "1..*", index = "0..*", descriptionKey = "NAME")
    private List<String> words = new ArrayList<>();

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Option(names = "--policy", paramLabel = "NAME")
    private Set<String> policies = new TreeSet<>();

    @Option(names = "--group", paramLabel = "NAME")
    private Set<String> groups = new TreeSet<>();

    @Option(names = "--type", paramLabel = "NAME")
    private Set<String> types = new TreeSet<>();

    @Spec
    private CommandSpec spec;

    private final Backend backend;
    private final Messages texts;

    TemplatePullCommand(Backend backend, Messages texts) {
        this.backend = backend;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        if (words.size() < 2) {
            throw UsageProblem.ARGUMENTS_MISSING.in(spec, "DIR");
        }
        new Work(Path.of(words.getLast()), words.subList(0, words.size() - 1)).pull();
        return ExitCodes.DONE;
    }

    /** Apart from the command, into which picocli looks with every help. */
    private final class Work {

        private final Path folder;
        private final List<String> names;

        Work(Path folder, List<String> names) {
            this.folder = folder;
            this.names = names;
        }

        void pull() {
            // Not after everything was fetched.
            WholeFolder.requireWritable(folder);
            AccountFiles files;
            try (AccountReader account = backend.account(identity.session(backend, spec))) {
                files = AccountPull.of(account, names, new AccountPull.Besides(policies, groups, types), (_, _) -> { });
            }
            PrintWriter out = spec.commandLine().getOut();
            AccountFolder.write(folder, files).forEach(file -> out.println(folder.resolve(file)));
            new PullTexts(texts.locale()).notes(files, folder).forEach(out::println);
            out.flush();
        }
    }
}
