package dev.claimport.app;

import dev.claimport.account.folder.AccountFiles;
import dev.claimport.account.folder.AccountFiles.NotPulled;
import dev.claimport.account.folder.TemplateFiles;
import dev.claimport.account.look.AccountPull;
import dev.claimport.account.look.AccountPull.Part;
import dev.claimport.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is fetched of an account for a rehearsal, and what is not, in words. */
public final class PullTexts {

    private final Messages texts;

    public PullTexts(Locale locale) {
        texts = Messages.of("pull", locale);
    }

    /** That this is being read. */
    public String reading(Part what, String name) {
        return texts.text("reading", Map.of("what", texts.text("what-" + what.id()), "name", name));
    }

    /** What could not be fetched, and what is still to be said in the folder; a line each. */
    public List<String> notes(AccountFiles files, Path folder) {
        return Stream.concat(files.notPulled().stream().map(this::line),
                files.templates().stream().filter(template -> template.hookArn().isPresent()).map(TemplateFiles::name)
                        .map(name -> texts.text("hook", Map.of("file", folder.resolve("templates").resolve(name).resolve("hook.json"))))).toList();
    }

    private String line(NotPulled note) {
        Map<String, String> facts = Map.of("what", texts.text("what-" + note.what()), "name", note.name(), "action", note.action(), "reason", note.reason());
        return texts.text(switch (note.reason()) {
            case AccountPull.COMPUTED -> "named-by-parameters";
            case AccountPull.NOT_THERE -> "not-there";
            case AccountPull.NO_NAME -> "no-name";
            default -> "not-told";
        }, facts);
    }
}
