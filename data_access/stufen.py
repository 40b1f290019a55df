"""How far has the cooperation with each Kommune come, as far as certain units prove it?"""

import pandas as pd

from domain.stufe import Stufe

# From shallow to deep: a later line overrules an earlier one.
_STUFEN = (
    (Stufe.BERATEN, "kommunen_beraten"),
    (Stufe.BERATEN, "modellkommunen"),
    (Stufe.VEREINBARUNG, "kommunen_im_verbund"),
    (Stufe.ANALYSE, "kommunen_mit_sicherheitsanalyse"),
)


def mit_stufe(kommunen: pd.DataFrame, einheiten: pd.DataFrame) -> pd.DataFrame:
    """Kommunen with ``stufe`` (domain.stufe.Stufe as integer) and ``rat`` instead of ``beruehrt``."""
    sichere = einheiten[einheiten["sicher"] == 1].groupby("kennzahl")["ags"].agg(set).to_dict()
    stufe = kommunen["beruehrt"].astype("int8") * int(Stufe.ANDERER_BELEG)
    for erreicht, schluessel in _STUFEN:
        stufe = stufe.mask(kommunen["ags"].isin(sichere.get(schluessel, set())), int(erreicht))
    rat = kommunen["ags"].isin(sichere.get("kommunale_praeventionsraete", set()))
    return kommunen.drop(columns="beruehrt").assign(stufe=stufe, rat=rat)
