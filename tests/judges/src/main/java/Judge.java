import eu.europa.esig.dss.enumerations.Context;
import eu.europa.esig.dss.policy.jaxb.Level;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.policy.SubContext;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.policy.ValidationPolicy;
import eu.europa.esig.dss.policy.ValidationPolicyFacade;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Two independent judges of a binder: veraPDF (is it PDF/A-3a, is it PDF/UA-1?) and EU DSS (is the signature a valid
 * PAdES one of the expected level?). One line a judge and file; the reasons of a refusal follow it, indented.
 *
 * <pre>Judge [--flavours 3a,ua1] [--trust CERTIFICATE --expect-level PAdES-BASELINE-B] PDF...</pre>
 *
 * Exit status: 0 all passed, 1 some judge refused, 2 could not run. A spoiled PDF is refused, never "could not run".
 */
public final class Judge {
    private static final class BadUsage extends Exception {
        BadUsage(String message) { super(message); }
    }

    public static void main(String[] args) {
        // Verdicts must not depend on a server. With an empty hosts file Java resolves no host name at all, so even a
        // library that meant to fetch a certificate, a revocation list or a schema could not.
        System.setProperty("jdk.net.hosts.file", "/dev/null");
        LogManager.getLogManager().reset(); // veraPDF logs through java.util.logging
        int status;
        try {
            status = judge(args) ? 0 : 1;
        } catch (BadUsage e) {
            System.err.println("judge: " + e.getMessage());
            status = 2;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            status = 2;
        }
        System.exit(status);
    }

    private static boolean judge(String[] args) throws Exception {
        List<PDFAFlavour> flavours = new ArrayList<>();
        List<File> files = new ArrayList<>();
        CertificateToken trust = null;
        String level = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--flavours" -> {
                    for (String id : value(args, ++i).split(",")) {
                        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
                        if (flavour == PDFAFlavour.NO_FLAVOUR) throw new BadUsage("no such flavour: " + id);
                        flavours.add(flavour);
                    }
                }
                case "--trust" -> trust = DSSUtils.loadCertificate(new File(value(args, ++i))); // PEM or DER
                case "--expect-level" -> level = value(args, ++i);
                default -> files.add(new File(args[i]));
            }
        }
        if ((trust == null) != (level == null)) throw new BadUsage("--trust and --expect-level belong together");
        if (files.isEmpty() || (flavours.isEmpty() && trust == null)) throw new BadUsage("nothing to judge");
        for (File file : files) if (!file.canRead()) throw new BadUsage("cannot read " + file);

        VeraGreenfieldFoundryProvider.initialise();
        boolean passed = true;
        for (File file : files) {
            for (PDFAFlavour flavour : flavours) passed &= conforms(file, flavour);
            if (trust != null) passed &= signedAt(file, trust, level);
        }
        return passed;
    }

    private static String value(String[] args, int i) throws BadUsage {
        if (i >= args.length) throw new BadUsage(args[i - 1] + " wants a value");
        return args[i];
    }

    private static boolean conforms(File file, PDFAFlavour flavour) throws Exception {
        TreeSet<String> reasons = new TreeSet<>(); // one line a broken rule, however often it is broken
        try (var foundry = Foundries.defaultInstance();
                var parser = foundry.createParser(file, flavour);
                var validator = foundry.createValidator(flavour, false)) {
            var result = validator.validate(parser);
            if (!result.isCompliant()) {
                for (var broken : result.getTestAssertions()) {
                    var rule = broken.getRuleId();
                    reasons.add(rule.getClause() + "-" + rule.getTestNumber() + " " + broken.getMessage());
                }
                if (reasons.isEmpty()) reasons.add("not compliant, without a reason");
            }
        } catch (org.verapdf.core.VeraPDFException e) {
            reasons.add("cannot be read as a PDF: " + e.getMessage());
        }
        return say("verapdf " + flavour.getId() + " " + file, reasons.isEmpty() ? "PASS" : "FAIL", reasons);
    }

    private static boolean signedAt(File file, CertificateToken trust, String level) throws Exception {
        var anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(trust);
        var verifier = new CommonCertificateVerifier(true); // true: without any online source, but ...
        verifier.setAIASource(null); // ... to be sure: no fetching of issuers,
        verifier.setCrlSource(null); // of revocation lists
        verifier.setOcspSource(null); // or of revocation answers
        verifier.addTrustedCertSources(anchors);

        SimpleReport report;
        try {
            var validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            report = validator.validateDocument(offlinePolicy()).getSimpleReport();
        } catch (RuntimeException e) { // DSS throws these, of many kinds, on a PDF that it cannot read
            return say("eu-dss " + file, "FAIL", List.of(String.valueOf(e.getMessage())));
        }
        var ids = report.getSignatureIdList();
        if (ids.isEmpty()) return say("eu-dss " + file, "FAIL", List.of("no signature"));
        boolean passed = true;
        for (String id : ids) {
            var reasons = new ArrayList<String>();
            Indication indication = report.getIndication(id);
            String format = String.valueOf(report.getSignatureFormat(id));
            if (indication != Indication.TOTAL_PASSED) {
                reasons.add(String.valueOf(report.getSubIndication(id)));
                report.getAdESValidationErrors(id).forEach(message -> reasons.add(message.getValue()));
            }
            if (!format.equals(level)) reasons.add("expected " + level);
            passed &= say("eu-dss " + file, indication + " " + format, reasons);
        }
        return passed;
    }

    /** The default policy, save that a certificate is not suspect for want of revocation data: nobody could fetch it. */
    private static ValidationPolicy offlinePolicy() throws Exception {
        var policy = ValidationPolicyFacade.newFacade().getDefaultValidationPolicy();
        for (var place : SubContext.values()) {
            var wanted = policy.getRevocationDataAvailableConstraint(Context.SIGNATURE, place);
            if (wanted != null) wanted.setLevel(Level.INFORM);
        }
        return policy;
    }

    private static boolean say(String judge, String verdict, Iterable<String> reasons) {
        System.out.println(judge + " " + verdict);
        boolean passed = true;
        for (String reason : reasons) {
            System.out.println("    " + reason.replaceAll("\\s+", " "));
            passed = false;
        }
        return passed;
    }
}
