"""Contract notices in eForms XML, written for the tests."""

from __future__ import annotations

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
SPACES = (
    f'xmlns:cac="{UBL}CommonAggregateComponents-2" xmlns:cbc="{UBL}CommonBasicComponents-2" '
    f'xmlns:ext="{UBL}CommonExtensionComponents-2" '
    'xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1" '
    'xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1" '
    'xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"'
)
OLD = b'<?xml version="1.0"?><TED_EXPORT xmlns="http://publications.europa.eu/TED_schema/Export"/>'


def codes(kind: str, *values: str) -> str:
    """Give the codes of a list as a lot carries them."""
    return "".join(
        "<cac:ProcurementAdditionalType>"
        f'<cbc:ProcurementTypeCode listName="{kind}">{value}</cbc:ProcurementTypeCode>'
        "</cac:ProcurementAdditionalType>"
        for value in values
    )


def green(*values: str) -> str:
    """Give codes of BT-774."""
    return codes("environmental-impact", *values)


def criteria(*values: str) -> str:
    """Give codes of BT-805."""
    return codes("gpp-criteria", *values)


def cpv(main: str, *more: str) -> str:
    """Give a project's CPV codes."""
    code = '<cbc:ItemClassificationCode listName="cpv">{}</cbc:ItemClassificationCode>'
    return (
        f"<cac:MainCommodityClassification>{code.format(main)}</cac:MainCommodityClassification>"
        + "".join(
            f"<cac:AdditionalCommodityClassification>{code.format(one)}</cac:AdditionalCommodityClassification>"
            for one in more
        )
    )


def lot(ident: str = "LOT-0001", title: str = "Midler", content: str = "", scheme: str = "Lot") -> str:
    """Give a lot with whatever stands in its project."""
    return (
        f'<cac:ProcurementProjectLot><cbc:ID schemeName="{scheme}">{ident}</cbc:ID><cac:ProcurementProject>'
        f'<cbc:Name languageID="DAN">{title}</cbc:Name>{content}'
        "</cac:ProcurementProject></cac:ProcurementProjectLot>"
    )


def notice(
    *lots: str,
    title: str = "Rengøringsmidler",
    main: str = "39830000",
    day: str = "2025-03-07+01:00",
    root: str = "ContractNotice",
    form: str = "competition",
    names: str = "",
    before: str = "",
) -> bytes:
    """Write a notice of a municipality; ``names`` are more titles, ``before`` stands in front of the root."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>{before}
<{root} xmlns="{UBL}{root}-2" {SPACES}>
  <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
    <efac:Organizations><efac:Organization>
      <efac:Company>
        <cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification>
        <cac:PartyName><cbc:Name languageID="DAN">Møllerup Kommune</cbc:Name></cac:PartyName>
      </efac:Company>
      <efac:TouchPoint>
        <cac:PartyIdentification><cbc:ID schemeName="touchpoint">TPO-0001</cbc:ID></cac:PartyIdentification>
        <cac:PartyName><cbc:Name languageID="DAN">Indkøb</cbc:Name></cac:PartyName>
      </efac:TouchPoint>
    </efac:Organization></efac:Organizations>
    <efac:Publication>
      <efbc:NoticePublicationID schemeName="ojs-notice-id">00155175-2025</efbc:NoticePublicationID>
      <efbc:PublicationDate>2025-03-10+01:00</efbc:PublicationDate>
    </efac:Publication>
  </efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
  <cbc:ID schemeName="notice-id">888aceb2</cbc:ID>
  <cbc:IssueDate>{day}</cbc:IssueDate>
  <cbc:VersionID>01</cbc:VersionID>
  <cbc:NoticeTypeCode listName="{form}">cn-standard</cbc:NoticeTypeCode>
  <cbc:NoticeLanguageCode>DAN</cbc:NoticeLanguageCode>
  <cac:ContractingParty><cac:Party><cac:PartyIdentification>
    <cbc:ID>ORG-0001</cbc:ID>
  </cac:PartyIdentification></cac:Party></cac:ContractingParty>
  <cac:ProcurementProject>
    {names}<cbc:Name languageID="DAN">{title}</cbc:Name>
    {cpv(main) if main else ""}
  </cac:ProcurementProject>
  {"".join(lots)}
</{root}>""".encode()
