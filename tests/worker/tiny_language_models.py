# SPDX-License-Identifier: GPL-2.0-or-later
"""Vision-language models of two layers, random weights and sixty words, as published ones lie.

Needs torch and transformers, which are imported inside.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

VOCABULARY = (
    "the a of on in and is are new old roof roofs road field fields water forest river lake bare "
    "bright dark green brown grey built removed between left right top bottom image two one first "
    "second changed near large small houses trees soil beside along some many describe it this"
).split()
TEMPLATE = (
    "{% for message in messages %}user : {% for part in message['content'] %}"
    "{% if part['type'] == 'image' %}<image> {% else %}{{ part['text'] }}{% endif %}"
    "{% endfor %}{% endfor %} assistant :"
)


def tokenizer(*marks: str) -> Any:
    """A word is a token, and so is a mark."""
    import transformers
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["<pad>", "<end>", "<unk>", "<image>", "user", "assistant", ":", *VOCABULARY]
    plain = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, "<unk>"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=plain,
        pad_token="<pad>",
        eos_token="<end>",
        unk_token="<unk>",
        additional_special_tokens=["<image>", *marks],
    )


TEXT = {
    "vocab_size": 7 + len(VOCABULARY),
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "num_key_value_heads": 2,
    "max_position_embeddings": 4096,
    "pad_token_id": 0,
    "eos_token_id": 1,
    "bos_token_id": None,
    "initializer_range": 0.5,
}
VISION = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "patch_size": 14,
    "initializer_range": 0.5,
}


def llava(folder: Path) -> None:
    """Pictures as 16 tokens each, as LLaVA has them."""
    import torch
    import transformers
    from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

    torch.manual_seed(5)
    configuration = transformers.LlavaConfig(
        vision_config=transformers.CLIPVisionConfig(image_size=56, **VISION),
        text_config=transformers.LlamaConfig(**TEXT),
        image_token_id=3,
        vision_feature_layer=-1,
        initializer_range=0.5,
    )
    model = transformers.LlavaForConditionalGeneration(configuration)
    with torch.no_grad():
        model.lm_head.weight[:7] = 0.0  # it rarely ends, and speaks in words
    model.save_pretrained(folder)
    pictures = CLIPImageProcessorPil(
        size={"shortest_edge": 56}, crop_size={"height": 56, "width": 56}
    )
    transformers.LlavaProcessor(
        pictures,
        tokenizer(),
        patch_size=14,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
        image_token="<image>",
        chat_template=TEMPLATE,
    ).save_pretrained(folder)


def idefics(folder: Path) -> None:
    """Pictures as a whole and as tiles of 4 tokens each, as SmolVLM has them."""
    import torch
    import transformers
    from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil

    torch.manual_seed(5)
    places = [f"<row_{row}_col_{column}>" for row in (1, 2) for column in (1, 2)]
    words = tokenizer("<fake_token_around_image>", "<global-img>", "<end_of_utterance>", *places)
    configuration = transformers.Idefics3Config(
        image_token_id=3,
        scale_factor=2,
        pad_token_id=0,
        vision_config={"image_size": 56, **VISION},
        text_config={"model_type": "llama", **TEXT, "vocab_size": len(words)},
    )
    model = transformers.Idefics3ForConditionalGeneration(configuration)
    with torch.no_grad():
        for values in model.parameters():
            if values.ndim > 1:
                values.normal_(0, 0.3)
        model.lm_head.weight[:7] = 0.0
        model.lm_head.weight[7 + len(VOCABULARY) :] = 0.0
    model.save_pretrained(folder)
    pictures = Idefics3ImageProcessorPil(
        size={"longest_edge": 112}, max_image_size={"longest_edge": 56}
    )
    transformers.Idefics3Processor(
        pictures, words, image_seq_len=4, chat_template=TEMPLATE
    ).save_pretrained(folder)
