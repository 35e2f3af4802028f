"""Layers of the course's models.

| name | source | notebook |
|---|---|---|
| RecurrentEncoder | Bahdanau et al. 2015, eq. 7 and appendix A.2.1 | 01 |
| AttentionDecoder | Bahdanau et al. 2015, appendix A.2.2; Luong et al. 2015, section 3 | 01 |
"""

from tfqa.layers.attention_decoder import AttentionDecoder
from tfqa.layers.recurrent import RecurrentEncoder

__all__ = ["AttentionDecoder", "RecurrentEncoder"]
