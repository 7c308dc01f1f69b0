package dev.claimport.cli.manual;

import picocli.AutoComplete;
import picocli.CommandLine;

/** Completion scripts, by picocli. */
public final class Completion {

    /** A shell that can complete. */
    public enum Shell {
        bash,
        zsh
    }

    private final CommandLine root;

    public Completion(CommandLine root) {
        this.root = root;
    }

    /** For {@code source}, or for a file in the folder of completions. */
    public String script(Shell shell) {
        String name = root.getCommandName();
        String script = AutoComplete.bash(name, root);
        return switch (shell) {
            case bash -> script;
            // zsh takes bash's functions, but has no compopt. From a folder of its fpath it calls the file itself as the function.
            case zsh -> "#compdef " + name + "\n" + script.replaceAll("(?m)^.*\\bcompopt\\b.*\n", "") + """

                    if [ "${funcstack[1]-}" = "_%1$s" ]; then
                      _bash_complete -o default -F _complete_%1$s
                    fi
                    """.formatted(name);
        };
    }
}
