"""Every picture of the demo content, drawn from scratch."""

from . import scenes_calls, scenes_money, scenes_stories

SCENES = {**vars(scenes_calls), **vars(scenes_money), **vars(scenes_stories)}

ALT = {
    "phone-call": "Điện thoại đang reo, người gọi đội mũ, che mặt nạ, bên cạnh là dấu cảnh báo.",
    "fake-app": "Lưỡi câu kéo một ứng dụng màu đỏ ra khỏi màn hình điện thoại.",
    "video-call": "Màn hình gọi video có người đội mũ che mặt nạ, cạnh một tờ giấy đóng dấu đỏ.",
    "hospital-call": "Người mẹ nghe điện thoại, phía sau là bệnh viện.",
    "job-task": "Điện thoại có danh sách nhiệm vụ, tiền xu rơi xuống một cái hố.",
    "relative-video": "Cuộc gọi video, một nửa khuôn mặt người gọi bị vỡ thành ô vuông.",
    "bank-sms": "Tin nhắn màu đỏ lẫn trong các tin nhắn thường, bên cạnh là thẻ ngân hàng.",
    "investment": "Biểu đồ đi lên rồi rơi thẳng xuống, chồng tiền xu thấp dần.",
    "recovery": "Phao cứu sinh treo trên lưỡi câu, tiền xu chìm dưới nước.",
    "tax": "Tờ khai thuế và điện thoại đang tải về một ứng dụng màu đỏ.",
    "loan": "Điện thoại có đồng tiền, các đường đỏ nối tới người thân chung quanh.",
    "qr-sticker": "Tấm mã vuông màu đỏ dán đè lên mã của cửa hàng.",
    "parcel": "Thùng hàng, phía trên là tin nhắn có đường link và dấu cảnh báo.",
    "child-model": "Em bé đứng dưới ánh đèn trước máy ảnh, bên cạnh là tiền xu.",
    "power-cut": "Bóng đèn và chiếc đồng hồ đỏ đang đếm giờ.",
    "door-seller": "Người lạ đội mũ che mặt nạ đứng trước cửa nhà với bình chữa cháy.",
    "ceremony": "Hội trường có màn hình lớn nối với các nơi, một người đứng ở bục nói.",
    "sos-app": "Điện thoại có nút đỏ gọi khẩn cấp, bên cạnh là tấm khiên và dấu vị trí.",
    "three-in-one": "Ba vòng tròn nối nhau: lời nói, chiếc loa và trái tim.",
    "door-visit": "Ba người của tổ công tác đứng trước cửa hỏi thăm một bà cụ.",
    "gift-visit": "Một người mang quà đến thăm gia đình trước căn nhà nhỏ.",
    "gathering": "Nhiều người đứng cạnh nhau, cùng trò chuyện.",
    "ward-office": "Trụ sở phường với hàng cây hai bên.",
    "mediation": "Hai người ngồi đối diện bên bàn trà, người ở giữa lắng nghe.",
    "family-talk": "Người mẹ đặt tay lên vai con, cùng ngồi nói chuyện trên ghế.",
    "id-app": "Điện thoại có thẻ căn cước điện tử, bên cạnh là tấm khiên có dấu đúng.",
    "report-call": "Tin nhắn lừa đảo trên điện thoại được gửi đi bằng máy bay giấy.",
    "check-phone": "Kính lúp soi một ứng dụng màu đỏ trong danh sách trên điện thoại.",
}
KEYS: tuple[str, ...] = tuple(ALT)


def draw(key: str) -> bytes:
    """The picture as PNG, 1600 by 900. An unknown key is a KeyError."""
    if key not in ALT:
        raise KeyError(key)
    scene = SCENES[key.replace("-", "_")]
    return scene().png()
