package dev.claimport.certify.report;

import dev.claimport.certify.Certificate;
import dev.claimport.file.WholeFile;
import dev.claimport.text.VersionText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;

/** The report of a certification as files, each there as a whole or as it was before. */
public final class CertificateFiles {

    private static final String JSON = "certification.json";
    private static final String PAGE = "certification.html";

    private CertificateFiles() {}

    /**
     * Writes both into the folder, which is made where there is none.
     *
     * @param zone whose times are shown
     * @return the page
     * @throws dev.claimport.failure.FailureException of the local family, where nothing can be written there
     */
    public static Path write(Path folder, Certificate certificate, CertificateTexts texts, ZoneId zone) {
        String json = new CertificateJson(VersionText.number()).of(certificate).toPrettyString() + "\n";
        WholeFile.replace(folder.resolve(JSON), json.getBytes(StandardCharsets.UTF_8), WholeFile.Access.KEPT);
        String page = new CertificatePage(texts, VersionText.number(), zone).of(certificate);
        WholeFile.replace(folder.resolve(PAGE), page.getBytes(StandardCharsets.UTF_8), WholeFile.Access.KEPT);
        return folder.resolve(PAGE);
    }
}
