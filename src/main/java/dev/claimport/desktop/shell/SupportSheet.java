package dev.claimport.desktop.shell;

import dev.claimport.desktop.control.Sheet;
import dev.claimport.desktop.settings.SupportCard;
import dev.claimport.desktop.settings.SupportViewModel;
import dev.claimport.support.SupportFile;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Lets what support would be given be looked at over the page, and then saved; it stays until that has succeeded or is given up.
 *
 * @param saved is told where the bundle is
 */
record SupportSheet(WindowParts parts, Sheet sheet, Consumer<Path> saved) {

    void ask() {
        SupportViewModel model = new SupportViewModel(parts.administration(), parts.background(), file -> {
            sheet.close();
            saved.accept(file);
        });
        String heading = parts.texts().text("support.heading");
        SupportCard card = new SupportCard(model, parts.texts(), chosen -> parts.dialogs().save()
                .ask(sheet.getScene().getWindow(), heading, SupportFile.usualName(parts.time().instant()))
                .ifPresent(file -> model.save(file, chosen)), sheet::close);
        sheet.open(heading, card, sheet::close);
        model.collect();
    }
}
