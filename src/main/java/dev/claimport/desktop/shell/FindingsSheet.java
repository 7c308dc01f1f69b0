package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.control.Sheet;
import dev.claimport.desktop.template.FindingsCard;
import dev.claimport.desktop.template.TemplateCheckViewModel;
import java.net.URI;

/** Lays what the check of a template has to say over the page. */
record FindingsSheet(WindowParts parts, Sheet sheet, boolean mayMove) {

    /** @param pull has the template saved for a rehearsal */
    void show(TemplateCheckViewModel model, Runnable pull) {
        FindingsCard card = new FindingsCard(model, parts.texts(), mayMove, this::open, pull, sheet::close);
        sheet.open(parts.texts().text("findings.heading", "template", model.templateProperty().get()), card, sheet::close);
    }

    private void open(FindingsCard card, URI page) {
        parts.background().start(DesktopWait.FILES, () -> parts.browser().opens(page), (Boolean opened) -> {
            if (!opened) {
                card.tell(page);
            }
        }, card::tell);
    }
}
