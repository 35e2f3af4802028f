"""Layers of the course's models.

| name | source | notebook |
|---|---|---|
| RecurrentEncoder | Bahdanau et al. 2015, eq. 7 and appendix A.2.1 | 01 |
| AttentionDecoder | Bahdanau et al. 2015, appendix A.2.2; Luong et al. 2015, section 3 | 01 |
| SinusoidalPositions, TransformerEmbedding | Vaswani et al. 2017, sections 3.4 and 3.5 | 02 |
| LearnedPositions | Gehring et al. 2017, section 3.1 | 02 |
| BertEmbedding | Devlin et al. 2019, figure 2 | 04 |
| FeedForward | Vaswani et al. 2017, eq. 2; Shazeer 2020, eq. 5 and 6 | 02 |
| Residual | Vaswani et al. 2017, section 5.4; Xiong et al. 2020, section 3 | 02 |
| EncoderLayer, DecoderLayer | Vaswani et al. 2017, section 3.1 | 02 |
| EncoderStack, DecoderStack | Vaswani et al. 2017, section 3.1; Lan et al. 2020, section 3.1 | 02 |
| MaskedTokenHead | Devlin et al. 2019, section 3.1 | 04 |
| SpanHead | Devlin et al. 2019, section 4.2 | 05 |
"""

from tfqa.layers.attention_decoder import AttentionDecoder
from tfqa.layers.bert_embedding import BertEmbedding
from tfqa.layers.decoder_layer import DecoderLayer
from tfqa.layers.embeddings import TransformerEmbedding
from tfqa.layers.encoder_layer import EncoderLayer
from tfqa.layers.feed_forward import FeedForward
from tfqa.layers.heads import MaskedTokenHead, SpanHead
from tfqa.layers.positions import LearnedPositions, SinusoidalPositions
from tfqa.layers.recurrent import RecurrentEncoder
from tfqa.layers.residual import Residual
from tfqa.layers.stack import DecoderStack, EncoderStack

__all__ = [
    "AttentionDecoder",
    "BertEmbedding",
    "DecoderLayer",
    "DecoderStack",
    "EncoderLayer",
    "EncoderStack",
    "FeedForward",
    "LearnedPositions",
    "MaskedTokenHead",
    "RecurrentEncoder",
    "Residual",
    "SinusoidalPositions",
    "SpanHead",
    "TransformerEmbedding",
]
