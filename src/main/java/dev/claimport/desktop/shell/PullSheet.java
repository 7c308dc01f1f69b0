package dev.claimport.desktop.shell;

import dev.claimport.desktop.control.Sheet;
import dev.claimport.desktop.template.PullCard;
import dev.claimport.desktop.template.PullViewModel;
import dev.claimport.iot.AccountReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Has templates of the account saved for a rehearsal; leaving it ends what is under way. */
record PullSheet(WindowParts parts, Sheet sheet, boolean mayMove) {

    /** @param chosen the template that is worked with @param names of all that there are @param accounts opens what the role may look at; may block */
    void show(String chosen, List<String> names, Supplier<AccountReader> accounts) {
        PullViewModel model = new PullViewModel(accounts, parts.background());
        Runnable leave = () -> {
            model.cancel();
            sheet.close();
        };
        // Where practice with templates of one's own begins the next time.
        model.pulledProperty().addListener((_, _, done) -> {
            if (done != null) {
                parts.memory().change(settings -> settings.withSignIn(settings.signIn().withPracticeAccount(done.folder().toString())));
            }
        });
        PullCard card = new PullCard(model, parts.texts(), mayMove, chosen, names,
                () -> parts.dialogs().folder().ask(sheet.getScene().getWindow(), parts.texts().text("pull.folder"), Optional.empty()), leave);
        sheet.open(parts.texts().text("pull.heading"), card, leave);
    }
}
